import {
	orderingKeyOf,
	retryDefaults,
	retryPolicy,
	runPolicy,
} from '../../../nodes/triggers/shared/deliveryOptions';
import { github } from '../../../providers/github/provider';
import type { Provider } from '../../../providers/Provider';
import { providers } from '../../../providers/registry';
import { shopify } from '../../../providers/shopify/provider';
import { standardWebhooks } from '../../../providers/standard-webhooks/provider';

const HOUR_MS = 3_600_000;

describe('the usual retries', () => {
	it.each(Object.values<Provider>(providers))(
		'of $name go on as long as the provider itself, for three days at most',
		(provider) => {
			const { attempts, maxWaitSeconds } = retryDefaults(provider);
			const waits = Array.from({ length: attempts - 1 }, (_, index) =>
				Math.min(2 * 2 ** index, maxWaitSeconds),
			);
			const hours = waits.reduce((sum, wait) => sum + wait, 0) / 3600;
			const { retriesForHours = 0.2 } = provider.webhook;
			expect(hours).toBeGreaterThanOrEqual(Math.min(72, retriesForHours));
			expect(hours).toBeLessThan(84);
			expect(attempts).toBeLessThan(30);
		},
	);

	it('are ten in a quarter of an hour where the provider sends nothing again', () => {
		expect(retryPolicy({}, github)).toEqual({
			attempts: 10,
			backoff: { baseMs: 1000, maxMs: 300_000, jitterMs: 500 },
			cancelled: 'dead',
		});
	});
});

describe('retryPolicy', () => {
	it('takes what a person says', () => {
		const options = { attempts: 3, firstWaitSeconds: 10, maxWaitSeconds: 20 };
		expect(retryPolicy({ ...options, cancelledRun: 'retry' }, shopify)).toEqual({
			attempts: 3,
			backoff: { baseMs: 5000, maxMs: 20_000, jitterMs: 2500 },
			cancelled: 'retry',
		});
	});

	it('takes a list of waits, with an attempt for each and the first, unless more are asked for', () => {
		const backoff = [10_000, 60_000];
		expect(retryPolicy({ waits: '10s, 1m' }, shopify)).toMatchObject({ attempts: 3, backoff });
		const six = retryPolicy({ waits: '10s, 1m', attempts: 6 }, shopify);
		expect(six).toMatchObject({ attempts: 6, backoff });
		expect(() => retryPolicy({ waits: 'soon' }, shopify)).toThrow('“soon” is no wait');
	});

	it.each([
		[{ order: 'none' }, undefined],
		[{ order: 'block' }, { headOfLine: 'block' }],
		[{ order: 'skip' }, { headOfLine: 'skip', afterAttempts: 3 }],
		[
			{ order: 'skip', skipAfterAttempts: 1 },
			{ headOfLine: 'skip', afterAttempts: 1 },
		],
		[{ order: 'park' }, { headOfLine: 'park' }],
		// Who names a key asks for its order.
		[{ orderingKeyFrom: 'json:id' }, { headOfLine: 'block' }],
		[{ orderingKeyFrom: 'json:id', order: 'none' }, undefined],
	] as const)('with %j keeps the order %j', (options, order) => {
		expect(retryPolicy(options, shopify).order).toEqual(order);
	});

	it('refuses an order where nothing says what an event is about', () => {
		expect(() => retryPolicy({ order: 'block' }, standardWebhooks)).toThrow(
			'Add the option Ordering Key',
		);
		const options = { order: 'block', orderingKeyFrom: 'json:id' } as const;
		expect(retryPolicy(options, standardWebhooks)).toMatchObject({
			order: { headOfLine: 'block' },
		});
	});
});

describe('orderingKeyOf', () => {
	it('is the provider’s, or a person’s, and none without an order', () => {
		expect(orderingKeyOf({}, shopify)).toBeUndefined();
		expect(orderingKeyOf({ order: 'park' }, shopify)).toEqual({ json: 'id' });
		const options = { orderingKeyFrom: 'json:customer.id, header:X-Shop' };
		expect(orderingKeyOf(options, shopify)).toEqual([
			{ json: 'customer.id' },
			{ header: 'x-shop' },
		]);
		expect(() => orderingKeyOf({ orderingKeyFrom: 'customer.id' }, shopify)).toThrow(
			/Ordering Key: “customer.id” is no place/,
		);
	});
});

describe('runPolicy', () => {
	it('runs five at a time, as fast as they come, and waits a day for the end of a run', () => {
		const { inFlight, perSecond, attemptTimeoutMs } = runPolicy({}, shopify);
		expect({ inFlight, perSecond, attemptTimeoutMs }).toEqual({
			inFlight: 5,
			perSecond: undefined,
			attemptTimeoutMs: 24 * HOUR_MS,
		});
	});

	it('takes what a person says, within what a timer can hold', () => {
		const options = { inFlight: 2, runsPerSecond: 0.5, longestRunHours: 10_000 };
		expect(runPolicy(options, shopify)).toMatchObject({ inFlight: 2, perSecond: 0.5 });
		expect(runPolicy(options, shopify).attemptTimeoutMs).toBeLessThan(2 ** 31);
	});
});
