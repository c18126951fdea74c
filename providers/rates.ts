import type { RateLimit } from '../core/ratelimit/gcra';

const within = (perMs: number) => (requests: number) =>
	({ requests, perMs }) as const satisfies RateLimit;

export const perSecond = within(1000);
export const perMinute = within(60_000);
export const perHour = within(3_600_000);
export const perDay = within(86_400_000);
