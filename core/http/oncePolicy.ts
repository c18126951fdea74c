import type { SharedState } from '../state';
import type { Sleep } from '../time';
import { HttpFailure } from './failure';
import { fingerprint } from './fingerprint';
import { restore, store, type StoredResponse } from './storedResponse';
import type { HttpRequest, HttpResponse, Policy } from './types';

export interface OnceOptions {
	/** Keys are compared within it: such as a node's id and the API's host. */
	scope: string;
	/** The call's idempotency key; a call without one goes through. */
	keyOf(request: HttpRequest): string | undefined;
	/** How long a confirmed call is remembered, ms. */
	keepMs: number;
	/**
	 * After this a call whose worker has gone may be made by another, ms: longer than a call takes
	 * with all its attempts and waits.
	 */
	leaseMs: number;
	/** How long to wait for another worker that makes the same call, ms. */
	maxWaitMs: number;
	/** A longer answer is remembered without its body, bytes. */
	maxBytes: number;
	state: SharedState;
	sleep: Sleep;
	/** Names this call among all workers; a random UUID. */
	newOwner(): string;
}

type Mark =
	| { status: 'running'; owner: string; until: number }
	| { status: 'confirmed'; answer: StoredResponse };

type Claim = { mine: true } | { answer: StoredResponse } | { busyMs: number };

const POLL_MS = 500;

/**
 * Makes a call once: when it has succeeded before, in this run or in one that crashed, its answer
 * comes from the store; when another worker is at it, its answer is waited for. It stands outside
 * the retry, so that its lease spans all attempts.
 */
export function once(options: OnceOptions): Policy {
	const { scope, keyOf, keepMs, leaseMs, maxWaitMs, maxBytes, state, sleep, newOwner } = options;

	const claim = (key: string, owner: string): Promise<Claim> =>
		state.update<Mark, Claim>(key, (mark, now) => {
			if (mark?.status === 'confirmed') {
				return { state: mark, result: { answer: mark.answer }, keepMs };
			}
			if (mark && mark.until > now) {
				return { state: mark, result: { busyMs: mark.until - now }, keepMs: mark.until - now };
			}
			const running = { status: 'running' as const, owner, until: now + leaseMs };
			return { state: running, result: { mine: true }, keepMs: leaseMs };
		});

	const confirm = (key: string, response: HttpResponse): Promise<void> => {
		const short = response.body.length <= maxBytes ? response : withoutBody(response);
		const mark: Mark = { status: 'confirmed', answer: store(short) };
		return state.update<Mark, void>(key, () => ({ state: mark, result: undefined, keepMs }));
	};

	/** Not when the lease ran out and another has it now. */
	const release = (key: string, owner: string): Promise<void> =>
		state.update<Mark, void>(key, (mark) => {
			const own = mark?.status === 'running' && mark.owner === owner;
			return { state: own ? undefined : mark, result: undefined, keepMs };
		});

	return (next) => async (request, context) => {
		const given = keyOf(request);
		if (given === undefined) return await next(request, context);
		const key = `once:${fingerprint(scope, given)}`;
		const owner = newOwner();

		for (let waited = 0; ; ) {
			const claimed = await claim(key, owner);
			if ('answer' in claimed) {
				context.trace.confirmation = 'recalled';
				return restore(claimed.answer);
			}
			if ('mine' in claimed) break;
			const wait = Math.min(POLL_MS, claimed.busyMs);
			if (waited + wait > maxWaitMs) {
				throw new HttpFailure('Another worker is making this call and has not finished', {
					reason: 'in_progress',
					retryable: true,
					retryAfterMs: claimed.busyMs,
					unsent: true,
				});
			}
			waited += wait;
			await sleep(wait, context.signal);
		}

		let response: HttpResponse;
		try {
			response = await next(request, context);
		} catch (failure) {
			// A mark that stays behind only makes the next try wait for the end of the lease.
			await release(key, owner).catch(() => undefined);
			throw failure;
		}
		// The call is made: to report a failure of the store as its failure would send it again.
		context.trace.confirmation = await confirm(key, response).then(
			() => 'recorded' as const,
			() => 'unrecorded' as const,
		);
		return response;
	};
}

function withoutBody({ status, headers }: HttpResponse): HttpResponse {
	const { 'content-length': _length, 'content-type': _type, ...others } = headers;
	return { status, headers: others, body: Buffer.alloc(0) };
}
