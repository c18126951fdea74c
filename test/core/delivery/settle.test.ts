import { settlement, type RetryPolicy } from '../../../core/delivery/settle';
import type { Outcome } from '../../../core/delivery/types';

const policy = { attempts: 3, backoff: { baseMs: 1000, maxMs: 60_000, jitterMs: 0 } };
const settle = (attempts: number, outcome: Outcome, changes: Partial<RetryPolicy> = {}) =>
	settlement(attempts, outcome, { ...policy, ...changes }, () => 0);

describe('settlement', () => {
	it('is done after a success', () => {
		expect(settle(3, { kind: 'success' })).toStrictEqual({ status: 'done' });
	});

	it('tries again later after a failure', () => {
		expect(settle(1, { kind: 'failure', reason: 'HTTP 503' })).toEqual({
			status: 'retrying',
			waitMs: 2000,
			reason: 'HTTP 503',
		});
	});

	it('waits as long as the failure asks for', () => {
		const outcome = { kind: 'failure', reason: 'HTTP 429', retryAfterMs: 9000 } as const;
		expect(settle(1, outcome)).toMatchObject({ waitMs: 9000 });
	});

	it('is dead when the attempts are out', () => {
		expect(settle(3, { kind: 'failure', reason: 'HTTP 503' })).toEqual({
			status: 'dead',
			reason: 'HTTP 503',
		});
	});

	it('is dead at once when trying again cannot help', () => {
		expect(settle(1, { kind: 'rejected', reason: 'HTTP 422' })).toEqual({
			status: 'dead',
			reason: 'HTTP 422',
		});
	});

	it('waits as the list of waits says, the last one again and again', () => {
		const waits = { attempts: 5, backoff: [10, 20] };
		const failure = { kind: 'failure', reason: 'HTTP 503' } as const;
		expect([1, 2, 3].map((attempts) => settle(attempts, failure, waits))).toMatchObject([
			{ waitMs: 10 },
			{ waitMs: 20 },
			{ waitMs: 20 },
		]);
	});

	it('says when a run was handed over rather than over', () => {
		expect(settle(1, { kind: 'success', note: 'it waits' })).toEqual({
			status: 'done',
			reason: 'it waits',
		});
	});

	it.each([
		[undefined, 'dead'],
		['dead', 'dead'],
		['retry', 'retrying'],
		['done', 'done'],
	] as const)('takes a cancelled run for what the policy says: %s', (cancelled, status) => {
		const outcome = { kind: 'cancelled', reason: 'cancelled' } as const;
		expect(settle(1, outcome, { cancelled })).toMatchObject({ status, reason: 'cancelled' });
	});

	it('tries a failed run again, whatever the policy says of a cancelled one', () => {
		const failure = { kind: 'failure', reason: 'HTTP 503' } as const;
		expect(settle(1, failure, { cancelled: 'done' })).toMatchObject({ status: 'retrying' });
	});

	it('gives up on a cancelled run that is tried again when the attempts are out', () => {
		const outcome = { kind: 'cancelled', reason: 'cancelled' } as const;
		expect(settle(3, outcome, { cancelled: 'retry' })).toMatchObject({ status: 'dead' });
	});

	describe('in an order', () => {
		const failure = { kind: 'failure', reason: 'HTTP 503' } as const;

		it('steps aside after as many attempts as the policy says', () => {
			const order = { headOfLine: 'skip', afterAttempts: 2 } as const;
			expect(settle(1, failure, { order })).not.toHaveProperty('stepAside');
			expect(settle(2, failure, { order })).toMatchObject({ status: 'retrying', stepAside: true });
		});

		it('parks those behind a dead one when the policy says so', () => {
			const order = { headOfLine: 'park' } as const;
			expect(settle(3, failure, { order })).toMatchObject({ status: 'dead', park: true });
			expect(settle(3, failure)).not.toHaveProperty('park');
		});
	});
});
