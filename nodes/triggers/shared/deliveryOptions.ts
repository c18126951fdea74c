import { attemptsToCover } from '../../../core/delivery/attemptsToCover';
import type { DrainPolicy } from '../../../core/delivery/drain';
import type { OrderPolicy, RetryPolicy } from '../../../core/delivery/settle';
import { parseWaits } from '../../../core/delivery/waits';
import type { Source } from '../../../core/signature';
import type { Provider } from '../../../providers/Provider';
import { readPlaces } from './place';

/** What a person can say about the runs, as the editor stores it: absent until it is added. */
export interface DeliveryOptions {
	attempts?: number;
	firstWaitSeconds?: number;
	maxWaitSeconds?: number;
	/** In the place of growing waits: `10s, 1m, 10m, 1h`. */
	waits?: string;
	order?: 'none' | OrderPolicy['headOfLine'];
	skipAfterAttempts?: number;
	/** See readPlaces. */
	orderingKeyFrom?: string;
	/** Event types, separated by commas. */
	runFirst?: string;
	inFlight?: number;
	/** 0 for as many as there is room for. */
	runsPerSecond?: number;
	delaySeconds?: number;
	longestRunHours?: number;
	cancelledRun?: RetryPolicy['cancelled'];
}

export type RunPolicy = Pick<DrainPolicy, 'retry' | 'inFlight' | 'perSecond' | 'attemptTimeoutMs'>;

/** Beyond this, a person should have heard of the failure. */
const LONGEST_COVER_HOURS = 72;
const HOUR_SECONDS = 3600;
/** setTimeout takes no more than 24.8 days. */
const MOST_HOURS = 24 * 24;

export const DEFAULTS = {
	firstWaitSeconds: 2,
	order: 'none',
	skipAfterAttempts: 3,
	inFlight: 5,
	longestRunHours: 24,
	cancelledRun: 'dead',
} as const;

/**
 * Growing waits that go on for as long as the provider itself would have sent the delivery again:
 * recorded here, an event is given up no earlier. Where it would not, or does not say: 10 attempts
 * in 14 minutes.
 */
export function retryDefaults({ webhook }: Provider): { attempts: number; maxWaitSeconds: number } {
	const hours = Math.min(webhook.retriesForHours ?? 0, LONGEST_COVER_HOURS);
	const maxWaitSeconds = Math.max(300, (hours * HOUR_SECONDS) / 8);
	const backoff = growing(DEFAULTS.firstWaitSeconds, maxWaitSeconds);
	const covering = attemptsToCover(hours * HOUR_SECONDS * 1000, backoff);
	return { attempts: Math.max(10, covering), maxWaitSeconds };
}

/** @throws Error that names the option to mend. */
export function runPolicy(options: DeliveryOptions, provider: Provider): RunPolicy {
	const { runsPerSecond = 0, longestRunHours, inFlight } = { ...DEFAULTS, ...options };
	return {
		retry: retryPolicy(options, provider),
		inFlight,
		...(runsPerSecond > 0 && { perSecond: runsPerSecond }),
		attemptTimeoutMs: Math.min(longestRunHours, MOST_HOURS) * HOUR_SECONDS * 1000,
	};
}

/** @throws Error that names the option to mend. */
export function retryPolicy(options: DeliveryOptions, provider: Provider): RetryPolicy {
	const usual = retryDefaults(provider);
	const { firstWaitSeconds, maxWaitSeconds, cancelledRun, skipAfterAttempts, ...given } = {
		...DEFAULTS,
		...usual,
		...options,
	};
	const waits = parseWaits(given.waits ?? '');
	const order = orderOf(options);
	if (order !== 'none' && !orderingKeyOf(options, provider)) {
		throw new Error(
			`Order: ${provider.displayName} names nothing that its events are about. Add the option Ordering Key.`,
		);
	}
	return {
		attempts: options.attempts ?? (waits.length > 0 ? waits.length + 1 : usual.attempts),
		backoff: waits.length > 0 ? waits : growing(firstWaitSeconds, maxWaitSeconds),
		cancelled: cancelledRun,
		...(order === 'skip' && { order: { headOfLine: order, afterAttempts: skipAfterAttempts } }),
		...((order === 'block' || order === 'park') && { order: { headOfLine: order } }),
	};
}

/** Where an event says what it is about; undefined when no order was asked for. */
export function orderingKeyOf(options: DeliveryOptions, { webhook }: Provider): Source | undefined {
	if (orderOf(options) === 'none') return undefined;
	const { orderingKeyFrom = '' } = options;
	return orderingKeyFrom.trim() === ''
		? webhook.orderingKey
		: readPlaces('Ordering Key', orderingKeyFrom);
}

/** Who names a key asks for its order. */
function orderOf({ order, orderingKeyFrom = '' }: DeliveryOptions) {
	return order ?? (orderingKeyFrom.trim() === '' ? DEFAULTS.order : 'block');
}

/** Each wait is twice as long as the one before. */
function growing(firstWaitSeconds: number, maxWaitSeconds: number) {
	return {
		baseMs: (firstWaitSeconds * 1000) / 2,
		maxMs: maxWaitSeconds * 1000,
		jitterMs: firstWaitSeconds * 250,
	};
}
