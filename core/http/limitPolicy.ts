import { endpointRule, type EndpointRule } from '../ratelimit/endpoint';
import { toWindow, type RateLimit, type Window } from '../ratelimit/gcra';
import { acquire, settle, stillGranted, type Grant, type LimiterState } from '../ratelimit/limiter';
import { readRateHeaders, type RateDialect } from '../ratelimit/readRateHeaders';
import type { SharedState } from '../state';
import type { Clock, Sleep } from '../time';
import { HttpFailure } from './failure';
import { addWait } from './trace';
import type { CallContext, HttpRequest, HttpResponse, Policy } from './types';

export interface LimitOptions {
	/** Calls with the same key share the limits, over all executions and processes of the store. */
	key: string;
	/** All of them hold at once; none with `adaptive` alone. */
	limits: readonly RateLimit[];
	endpoints?: readonly EndpointRule[];
	/**
	 * Read the server's limits from its answers, slow down before it refuses, pause for everybody
	 * when it does, and learn its pace: in which dialect.
	 */
	adaptive?: RateDialect;
	/** A call that would wait longer fails instead, ms. */
	maxWaitMs: number;
	/**
	 * How much closer together two calls may arrive than they left, ms; each window is widened by
	 * it. By default a tenth of the window, and at most 100 ms.
	 */
	guardMs?: number;
	state: SharedState;
	clock: Clock;
	sleep: Sleep;
}

/**
 * Holds each call back until every limit has room for it. Two executions with one key take turns:
 * each books no more slots than it has calls in flight.
 */
export function limiting(options: LimitOptions): Policy {
	const { key, adaptive, maxWaitMs, state, clock, sleep } = options;
	const stateKey = `limit:${key}`;
	const demandOf = demandReader(options);

	function ask(request: HttpRequest, { deadline = Infinity }: CallContext, waited: number) {
		const { windows, weight } = demandOf(request);
		const longest = Math.min(maxWaitMs - waited, deadline - clock());
		const demand = { windows, weight, adaptive: !!adaptive, maxWaitMs: longest };
		return state.update(stateKey, (current: LimiterState | undefined, now) =>
			acquire(current, demand, now),
		);
	}

	/** Waits until the first answer, or a later one, is a grant that still holds. */
	async function admit(first: Grant, request: HttpRequest, context: CallContext): Promise<Grant> {
		let waited = 0;
		for (let grant = first; ; grant = await ask(request, context, waited)) {
			const { outcome, waitMs, by = key, call } = grant;
			if (outcome === 'refused') throw tooLong(key, by, waitMs, clock() + waitMs);
			if (isNow(grant)) return grant;
			await sleep(waitMs, context.signal);
			waited += waitMs;
			addWait(context.trace, by, waitMs);
			if (outcome === 'later') continue;
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

/** The windows of a request, made once for each endpoint rule. */
function demandReader({ limits, endpoints = [], guardMs }: LimitOptions) {
	const toWindows = (of: readonly RateLimit[], name?: string) =>
		of.map((limit) => toWindow(limit, name, guardMs ?? Math.min(100, limit.perMs / 10)));
	const shared: Demand = { windows: toWindows(limits), weight: 1 };
	const own = new Map<EndpointRule, Demand>();
	for (const rule of endpoints) {
		const weight = rule.weight ?? 1;
		requireWeight(rule, weight, limits);
		const name = `${rule.method ?? ''} ${rule.path}: `.trimStart();
		own.set(rule, {
			windows: [...shared.windows, ...toWindows(rule.limits ?? [], name)],
			weight,
		});
	}
	if (own.size === 0) return () => shared;
	return ({ method, url }: HttpRequest): Demand => {
		const rule = endpointRule(endpoints, method, new URL(url).pathname);
		return (rule && own.get(rule)) ?? shared;
	};
}

interface Demand {
	windows: readonly Window[];
	weight: number;
}

function requireWeight(rule: EndpointRule, weight: number, limits: readonly RateLimit[]): void {
	const smallest = Math.min(...[...limits, ...(rule.limits ?? [])].map((limit) => limit.requests));
	if (Number.isInteger(weight) && weight > 0 && weight <= smallest) return;
	throw new RangeError(
		`The weight of ${rule.path} must be a whole number from 1 to its smallest limit, not ${weight}`,
	);
}

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
	if (!body.includes('"throttleStatus"')) return undefined;
	try {
		return JSON.parse(body.toString('utf8'));
	} catch {
		return undefined;
	}
}
