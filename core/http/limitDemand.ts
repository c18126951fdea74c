import { endpointRule, type EndpointRule } from '../ratelimit/endpoint';
import { toWindow, type RateLimit } from '../ratelimit/gcra';
import type { Demand } from '../ratelimit/limiter';
import type { RateDialect } from '../ratelimit/readRateHeaders';
import type { HttpRequest } from './types';

export interface LimitRules {
	/** All of them hold at once; none with `adaptive` alone. */
	limits: readonly RateLimit[];
	endpoints?: readonly EndpointRule[];
	/**
	 * Read the server's limits from its answers, slow down before it refuses, pause for everybody
	 * when it does, and learn its pace: in which dialect.
	 */
	adaptive?: RateDialect;
	/**
	 * How much closer together two calls may arrive than they left, ms; each window is widened by
	 * it. By default a tenth of the window, and at most 100 ms.
	 */
	guardMs?: number;
}

/** Reads what a request demands. The windows are made once for each endpoint rule. @throws RangeError */
export function demandReader({ limits, endpoints = [], guardMs, adaptive }: LimitRules) {
	const toWindows = (of: readonly RateLimit[], name?: string) =>
		of.map((limit) => toWindow(limit, name, guardMs ?? usualGuardMs(limit)));
	const shared: Demand = { windows: toWindows(limits), weight: 1, adaptive: !!adaptive };
	const own = new Map<EndpointRule, Demand>();
	for (const rule of endpoints) {
		const weight = rule.weight ?? 1;
		requireWeight(rule, weight, limits);
		const name = `${rule.method ?? ''} ${rule.path}: `.trimStart();
		own.set(rule, {
			windows: [...shared.windows, ...toWindows(rule.limits ?? [], name)],
			weight,
			adaptive: !!adaptive,
		});
	}
	if (own.size === 0) return () => shared;
	return ({ method, url }: HttpRequest): Demand => {
		const rule = endpointRule(endpoints, method, new URL(url).pathname);
		return (rule && own.get(rule)) ?? shared;
	};
}

const usualGuardMs = ({ perMs }: RateLimit): number => Math.min(100, perMs / 10);

/** How late a call may be sent without harm to any window. */
export function smallestGuardMs({ limits, endpoints = [], guardMs }: LimitRules): number {
	const all = [...limits, ...endpoints.flatMap((rule) => rule.limits ?? [])];
	return guardMs ?? Math.min(...all.map(usualGuardMs), 100);
}

function requireWeight(rule: EndpointRule, weight: number, limits: readonly RateLimit[]): void {
	const smallest = Math.min(...[...limits, ...(rule.limits ?? [])].map((limit) => limit.requests));
	if (Number.isInteger(weight) && weight > 0 && weight <= smallest) return;
	throw new RangeError(
		`The weight of ${rule.path} must be a whole number from 1 to its smallest limit, not ${weight}`,
	);
}
