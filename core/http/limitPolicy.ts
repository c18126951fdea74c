import { parseJson } from '../json';
import { acquire, settle, stillGranted, type Grant, type LimiterState } from '../ratelimit/limiter';
import { readRateHeaders } from '../ratelimit/readRateHeaders';
import type { SharedState } from '../state';
import type { Clock, Sleep } from '../time';
import { HttpFailure } from './failure';
import { demandReader, smallestGuardMs, type LimitRules } from './limitDemand';
import { addWait } from './trace';
import type { CallContext, HttpRequest, HttpResponse, Policy } from './types';

export interface LimitOptions extends LimitRules {
	/** Calls with the same key share the limits, over all executions and processes of the store. */
	key: string;
	/** A call that would wait longer fails instead, ms. */
	maxWaitMs: number;
	state: SharedState;
	clock: Clock;
	sleep: Sleep;
}

/** Timers are never exact. */
const TIMER_MS = 10;
/** A process that is always late goes on all the same, rather than ask for ever. */
const MOST_TIMES_LATE = 10;

/**
 * Holds each call back until every limit has room for it. Two executions with one key take turns:
 * each books no more slots than it has calls in flight.
 */
export function limiting(options: LimitOptions): Policy {
	const { key, adaptive, maxWaitMs, state, clock, sleep } = options;
	const stateKey = `limit:${key}`;
	const demandOf = demandReader(options);
	const bearableMs = Math.max(TIMER_MS, smallestGuardMs(options));

	function ask(request: HttpRequest, { deadline = Infinity }: CallContext, waited: number) {
		const demand = demandOf(request);
		const longestMs = () => Math.min(maxWaitMs - waited, deadline - clock());
		return state.update(stateKey, (current: LimiterState | undefined, now) =>
			acquire(current, demand, now, longestMs),
		);
	}

	/** Waits until the first answer, or a later one, is a grant that still holds. */
	async function admit(first: Grant, request: HttpRequest, context: CallContext): Promise<Grant> {
		let waited = 0;
		let timesLate = 0;
		for (let grant = first; ; grant = await ask(request, context, waited)) {
			const { outcome, waitMs, by = key, call } = grant;
			if (outcome === 'refused') throw tooLong(key, by, waitMs, clock() + waitMs);
			if (isNow(grant)) return grant;
			const dueAt = clock() + waitMs;
			await sleep(waitMs, context.signal);
			const lateMs = Math.max(0, clock() - dueAt);
			waited += waitMs + lateMs;
			addWait(context.trace, by, waitMs + lateMs);
			if (outcome === 'later') continue;
			// Whatever fell due while this process stood still would go out at once.
			if (lateMs > bearableMs && timesLate++ < MOST_TIMES_LATE) continue;
			if (!adaptive || stillGranted(await state.read<LimiterState>(stateKey), call)) {
				return grant;
			}
		}
	}

	if (!adaptive) {
		return (next) => async (request, context) => {
			const grant = await ask(request, context, 0);
			if (!isNow(grant)) await admit(grant, request, context);
			return await next(request, context);
		};
	}

	/** Most answers teach nothing, and then the state is left alone. */
	async function learn(grant: Grant, reply: HttpResponse | undefined, failure?: HttpFailure) {
		const read = (now: number) =>
			reply ? readRateHeaders(reply.headers, bodyOf(reply), now, adaptive) : [];
		if (!grant.probes && !failure?.throttled && read(0).length === 0) return;
		const outcome = failure?.throttled ? 'refused' : reply ? 'accepted' : 'unknown';
		const { call } = grant;
		const retryAfterMs = failure?.retryAfterMs;
		await state.update(stateKey, (current: LimiterState | undefined, now) =>
			settle(current, { call, outcome, retryAfterMs, observations: read(now) }, now),
		);
	}

	return (next) => async (request, context) => {
		const grant = await admit(await ask(request, context, 0), request, context);
		try {
			const response = await next(request, context);
			await learn(grant, response);
			return response;
		} catch (error) {
			const failure = error instanceof HttpFailure ? error : undefined;
			await learn(grant, failure?.response, failure);
			throw error;
		}
	};
}

const isNow = ({ outcome, waitMs }: Grant) => outcome === 'granted' && waitMs <= 0;

function tooLong(key: string, by: string, waitMs: number, freeAt: number): HttpFailure {
	const seconds = Math.ceil(waitMs / 1000);
	const when = new Date(freeAt).toISOString();
	return new HttpFailure(
		`The rate limit for ${key} (${by}) has no room for another ${seconds} s, until ${when}, which is longer than this call may wait`,
		{ reason: 'rate_limited', retryable: true, retryAfterMs: waitMs, unsent: true },
	);
}

/** Cost in the body is Shopify's; nothing else is parsed for it. */
function bodyOf({ body }: HttpResponse): unknown {
	return body.includes('"throttleStatus"') ? parseJson(body.toString('utf8')) : undefined;
}
