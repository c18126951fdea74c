import { setTimeout as sleep } from 'node:timers/promises';
import { serve } from '../../lib/http.ts';
import type { Served } from '../../lib/http.ts';

/** What it says of its limit beside the status. */
export type Says = 'nothing' | 'Retry-After' | 'X-RateLimit-*';

export type StrictServer = Served & {
	/** what it was sent, by the time it came, ms since the epoch */
	readonly requests: ReadonlyArray<{ id: unknown; at: number; accepted: boolean }>;
};

/** On the way there and on the way back, ms: at least, and at most. */
const LATENCY_MS = [10, 25] as const;

const someTime = () => sleep(LATENCY_MS[0] + Math.random() * (LATENCY_MS[1] - LATENCY_MS[0]));

/** Takes `allowed` calls in any window of `perMs`, which slides; each one more gets a 429. */
export async function startStrictServer(
	says: Says,
	allowed: number,
	perMs: number,
): Promise<StrictServer> {
	const requests: Array<{ id: unknown; at: number; accepted: boolean }> = [];
	const window: number[] = [];

	const served = await serve(0, async ({ body }) => {
		await someTime();
		const at = performance.timeOrigin + performance.now();
		while (window.length > 0 && window[0]! <= at - perMs) window.shift();
		const accepted = window.length < allowed;
		if (accepted) window.push(at);
		requests.push({ id: (body as { id?: unknown } | undefined)?.id, at, accepted });
		const freeIn = Math.ceil(((window[0] ?? at) + perMs - at) / 1_000);
		const headers = headersFor(says, { accepted, allowed, left: allowed - window.length, freeIn });
		await someTime();
		return { status: accepted ? 200 : 429, headers, body: { accepted } };
	});
	return { ...served, requests };
}

function headersFor(
	says: Says,
	{
		accepted,
		allowed,
		left,
		freeIn,
	}: Record<'allowed' | 'left' | 'freeIn', number> & {
		accepted: boolean;
	},
): Record<string, string> {
	if (says === 'Retry-After' && !accepted) return { 'Retry-After': String(freeIn) };
	if (says !== 'X-RateLimit-*') return {};
	return {
		'X-RateLimit-Limit': String(allowed),
		'X-RateLimit-Remaining': String(left),
		'X-RateLimit-Reset': String(freeIn),
	};
}
