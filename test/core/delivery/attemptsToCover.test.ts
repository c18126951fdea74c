import fc from 'fast-check';
import { attemptsToCover } from '../../../core/delivery/attemptsToCover';
import { settlement } from '../../../core/delivery/settle';

const backoff = { baseMs: 1000, maxMs: 60_000, jitterMs: 500 };

/** How long after its first attempt a delivery that always fails is dead, at the earliest, ms. */
function givenUpAfter(attempts: number): number {
	let waitedMs = 0;
	for (let attempt = 1; ; attempt += 1) {
		const failure = { kind: 'failure', reason: 'HTTP 503' } as const;
		const next = settlement(attempt, failure, { attempts, backoff }, () => 0);
		if (next.status !== 'retrying') return waitedMs;
		waitedMs += next.waitMs;
	}
}

describe('attemptsToCover', () => {
	it('takes one attempt where there is nothing to cover', () => {
		expect(attemptsToCover(0, backoff)).toBe(1);
	});

	it('gives up no earlier than asked, and not an attempt later than needed', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 10_000_000 }), (spanMs) => {
				const attempts = attemptsToCover(spanMs, backoff);
				expect(givenUpAfter(attempts)).toBeGreaterThanOrEqual(spanMs);
				expect(givenUpAfter(attempts - 1)).toBeLessThan(spanMs);
			}),
		);
	});
});
