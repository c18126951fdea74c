import {
	CallFailed,
	limiting,
	pipeline,
	retrying,
	type HttpRequest,
	type HttpResponse,
} from '../../core/http';
import type { RateLimit } from '../../core/ratelimit/gcra';
import type { RateDialect } from '../../core/ratelimit/readRateHeaders';
import type { SharedState } from '../../core/state';
import { mapConcurrently } from '../../core/concurrency';
import { createMemoryStore } from '../../store/memory/memoryStore';
import { virtualTime } from './virtualTime';

/** What a server says of its limit beside the status. */
export type Says = 'nothing' | 'retry-after' | 'remaining';

interface Scenario {
	says: Says;
	limits?: readonly RateLimit[];
	adaptive?: RateDialect;
	/** Each an execution of `items` items with `inFlight` calls at a time. */
	workers?: number;
	items?: number;
	inFlight?: number;
	latencyMs?: number;
	allowed?: number;
	perMs?: number;
}

export interface Outcome {
	delivered: number;
	refused: number;
	/** Share of all requests that were answered with 429. */
	refusedShare: number;
	/** Accepted requests by the time it took, as a share of what the server allows. */
	rateShare: number;
	tookMs: number;
	/** Times of the accepted requests, per worker. */
	accepted: number[][];
}

/** A server that counts in a sliding window, and executions that send it their items. */
export async function runAgainstStrictServer(scenario: Scenario): Promise<Outcome> {
	const { says, limits = [], adaptive, workers = 1, items = 1000, inFlight = 10 } = scenario;
	const { latencyMs = 40, allowed = 50, perMs = 1000 } = scenario;
	const time = virtualTime();
	const state: SharedState = createMemoryStore(time.clock).state;
	const window: number[] = [];
	const accepted: number[][] = Array.from({ length: workers }, () => []);
	let refused = 0;
	let seed = 7;
	const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;

	function answer(worker: number): HttpResponse {
		const now = time.clock();
		while (window.length > 0 && window[0]! <= now - perMs) window.shift();
		const admits = window.length < allowed;
		if (admits) {
			window.push(now);
			accepted[worker]!.push(now);
		} else refused++;
		const freeIn = Math.ceil((window[0]! + perMs - now) / 1000);
		const headers: Record<string, string> = {};
		if (says === 'retry-after' && !admits) headers['retry-after'] = String(freeIn);
		if (says === 'remaining') {
			headers['x-ratelimit-limit'] = String(allowed);
			headers['x-ratelimit-remaining'] = String(allowed - window.length);
			headers['x-ratelimit-reset'] = String(freeIn);
		}
		return { status: admits ? 200 : 429, headers, body: Buffer.alloc(0) };
	}

	const send = (worker: number) =>
		pipeline(
			[
				retrying({
					attempts: 8,
					backoff: { baseMs: 100, maxMs: 30_000, jitterMs: 50 },
					maxRetryAfterMs: 120_000,
					deadlineMs: 3_600_000,
					random,
					...time,
				}),
				limiting({
					key: 'api',
					limits,
					...(adaptive && { adaptive }),
					maxWaitMs: 3_600_000,
					state,
					...time,
				}),
			],
			{
				async send() {
					// A network that delivers now sooner, now later.
					await time.sleep(latencyMs * (0.3 + 0.2 * random()));
					const reply = answer(worker);
					await time.sleep(latencyMs * (0.3 + 0.2 * random()));
					return reply;
				},
			},
			time.clock,
		);

	const request: HttpRequest = {
		method: 'GET',
		url: 'https://a.example/',
		headers: {},
		timeoutMs: 30_000,
	};
	const start = time.clock();
	let delivered = 0;
	const all = Promise.all(
		accepted.map((_, worker) => {
			const call = send(worker);
			return mapConcurrently(Array.from({ length: items }), inFlight, async () => {
				try {
					await call(request);
					delivered++;
				} catch (error) {
					if (!(error instanceof CallFailed)) throw error;
				}
			});
		}),
	);
	await time.runUntil(all);
	const tookMs = time.clock() - start;
	const requests = accepted.flat().length + refused;
	return {
		delivered,
		refused,
		refusedShare: refused / requests,
		rateShare: accepted.flat().length / ((tookMs / perMs) * allowed),
		tookMs,
		accepted,
	};
}
