import fc from 'fast-check';
import { retryWaits } from '../../../sandbox/shopify/attempt.ts';

test('the waits fill the window, each twice as long as the one before', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 2, max: 12 }),
			fc.integer({ min: 1, max: 1e9 }),
			(attempts, ms) => {
				const waits = retryWaits(attempts, ms);
				expect(waits).toHaveLength(attempts - 1);
				expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeCloseTo(ms);
				waits.slice(1).forEach((wait, index) => expect(wait).toBeCloseTo(2 * (waits[index] ?? 0)));
			},
		),
	);
});
