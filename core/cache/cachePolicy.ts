import type { SharedState } from '../state';
import type { Clock } from '../time';
import { HttpFailure } from '../http/failure';
import { restore, store, type StoredResponse } from '../http/storedResponse';
import type {
	CacheOutcome,
	CallContext,
	HttpRequest,
	HttpResponse,
	Policy,
	Send,
} from '../http/types';
import { cacheKey, generationKey, variantOf } from './cacheKey';
import {
	freshForMs,
	isCacheable,
	isSafe,
	isStorable,
	mustRevalidate,
	validatorsOf,
	wantsRevalidation,
	type FreshnessRules,
} from './freshness';
import { singleFlight } from './singleFlight';

export interface CacheOptions extends FreshnessRules {
	/** Tells callers apart where the request does not show its credential yet: the credential's id. */
	credential: string;
	/** How long past its freshness an answer may stand in while the API is down, ms; 0: never. */
	staleIfErrorMs: number;
	/** How long an answer is kept to be revalidated, ms. */
	keepMs: number;
	/** A longer answer is not stored, bytes. */
	maxBytes: number;
	state: SharedState;
	clock: Clock;
}

interface Entry {
	answer: StoredResponse;
	/** ms since the epoch. */
	freshUntil: number;
	/** The URL's generation when the answer was asked for. */
	generation: string;
	variant: string;
}

interface Cached {
	response: HttpResponse;
	outcome: CacheOutcome;
}

/**
 * Answers GET and HEAD from the store as far as RFC 9111 allows a private cache. It stands outside
 * all other policies: a hit costs no rate limit. An unsafe call makes what is stored for its URL
 * invalid.
 */
export function caching(options: CacheOptions): Policy {
	const { credential, staleIfErrorMs, keepMs, maxBytes, state, clock } = options;
	const flights = singleFlight<Cached>(state);

	// A store in trouble makes a miss: it fails no call that the API would answer.
	const read = <T>(key: string): Promise<T | undefined> =>
		state.read<T>(key).catch(() => undefined);
	const write = (key: string, entry: Entry | undefined): Promise<void> =>
		state
			.update<Entry, void>(key, () => ({ state: entry, result: undefined, keepMs }))
			.catch(() => undefined);

	/** Longer than anything that was asked for before it is kept. */
	const invalidate = (request: HttpRequest): Promise<void> =>
		state.update<string, void>(generationKey(request), (current, now) => {
			const [, count = '0'] = (current ?? '').split(':');
			return { state: `${now}:${Number(count) + 1}`, result: undefined, keepMs: 2 * keepMs };
		});

	async function answer(
		key: string,
		generation: string,
		request: HttpRequest,
		context: CallContext,
		next: Send,
	): Promise<Cached> {
		const found = await read<Entry>(key);
		const stored = found && isFor(found, request, generation) ? found : undefined;
		if (stored && stored.freshUntil > clock() && !wantsRevalidation(request)) {
			return { response: restore(stored.answer), outcome: 'hit' };
		}
		const entryFor = (response: HttpResponse): Entry => ({
			answer: store(response),
			freshUntil: clock() + freshForMs(response, options, clock()),
			generation,
			variant: variantOf(request, response),
		});
		try {
			const response = await next(stored ? conditional(request, stored.answer) : request, context);
			if (isStorable(response, options) && response.body.length <= maxBytes) {
				await write(key, entryFor(response));
			} else if (found) {
				await write(key, undefined);
			}
			return { response, outcome: 'miss' };
		} catch (failure) {
			if (!stored || !(failure instanceof HttpFailure)) throw failure;
			if (failure.status === 304 && failure.response) {
				const response = refresh(stored.answer, failure.response);
				await write(key, entryFor(response));
				return { response, outcome: 'revalidated' };
			}
			const isTooOld = clock() >= stored.freshUntil + staleIfErrorMs;
			if (!isDown(failure) || isTooOld || mustRevalidate(stored.answer)) throw failure;
			return { response: restore(stored.answer), outcome: 'stale' };
		}
	}

	return (next) => async (request, context) => {
		if (!isSafe(request.method)) {
			try {
				return await next(request, context);
			} finally {
				// Also after a failure: the API may have done its part before the connection broke.
				await invalidate(request).catch(() => undefined);
			}
		}
		if (!isCacheable(request)) return await next(request, context);
		const key = cacheKey(request, credential);
		const generation = (await read<string>(generationKey(request))) ?? '';
		// Who comes after an unsafe call, or wants no stored answer, joins no call that began without.
		const flight = `${key}:${generation}:${wantsRevalidation(request)}`;
		const { response, outcome } = await flights(flight, context.signal, () =>
			answer(key, generation, request, context, next),
		);
		context.trace.cache = outcome;
		return response;
	};
}

const isFor = (entry: Entry, request: HttpRequest, generation: string): boolean =>
	entry.generation === generation && entry.variant === variantOf(request, entry.answer);

/** A call that was throttled or refused says that the API is there. */
const isDown = ({ reason, status = 0 }: HttpFailure): boolean =>
	['network', 'timeout', 'breaker_open'].includes(reason) || status >= 500;

const conditional = (request: HttpRequest, stored: StoredResponse): HttpRequest => ({
	...request,
	headers: { ...request.headers, ...validatorsOf(stored) },
});

/** A 304 brings the stored headers up to date (RFC 9111 §3.2). */
function refresh(stored: StoredResponse, { headers }: HttpResponse): HttpResponse {
	const { 'content-length': _length, 'content-encoding': _encoding, ...fresh } = headers;
	return restore({ ...stored, headers: { ...stored.headers, ...fresh } });
}
