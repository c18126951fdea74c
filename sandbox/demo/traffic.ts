import { FORGERIES } from '../shopify/webhook.ts';
import type { Forgery } from '../shopify/webhook.ts';

export type TrafficOptions = {
	orders: number;
	/** orders a minute */
	rate: number;
	/** ms that the warehouse is away, in the middle */
	outageMs: number;
};

export type Action =
	| { do: 'order'; index: number; rejected: boolean }
	| { do: 'repeat'; index: number }
	| { do: 'forge'; forgery: Forgery }
	| { do: 'switch'; mode: 'down' | 'up' };

/** `at`: ms after the first order. */
export type Step = Action & { at: number };

const ORDERS_PER_REPEAT = 12;

/**
 * What happens in a demo, in order of time: orders at an even rate, one in twelve sent twice and
 * one that the warehouse rejects, a forgery of each kind, and an outage in the middle.
 */
export function planTraffic({ orders, rate, outageMs }: TrafficOptions): Step[] {
	const interval = 60_000 / rate;
	const repeats = Math.max(1, Math.round(orders / ORDERS_PER_REPEAT));
	const spread = (count: number, index: number) => Math.floor(((index + 0.5) * orders) / count);
	const down = Math.max(0, (orders * interval - outageMs) / 2);
	const steps: Step[] = [
		...Array.from({ length: orders }, (_, index) => ({
			at: index * interval,
			do: 'order' as const,
			index,
			rejected: index === Math.floor(orders / 4),
		})),
		...Array.from({ length: repeats }, (_, nth) => ({
			at: (spread(repeats, nth) + 0.5) * interval,
			do: 'repeat' as const,
			index: spread(repeats, nth),
		})),
		...FORGERIES.map((forgery, nth) => ({
			at: (spread(FORGERIES.length, nth) + 0.25) * interval,
			do: 'forge' as const,
			forgery,
		})),
		{ at: down, do: 'switch', mode: 'down' },
		{ at: down + outageMs, do: 'switch', mode: 'up' },
	];
	return steps.sort((one, other) => one.at - other.at);
}
