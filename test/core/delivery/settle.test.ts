import { settlement } from '../../../core/delivery/settle';

const policy = { attempts: 3, backoff: { baseMs: 1000, maxMs: 60_000, jitterMs: 0 } };
const settle = (attempts: number, outcome: Parameters<typeof settlement>[1]) =>
	settlement(attempts, outcome, policy, 5000, () => 0);

describe('settlement', () => {
	it('is done after a success', () => {
		expect(settle(3, { kind: 'success' })).toEqual({ status: 'done' });
	});

	it('tries again later after a failure', () => {
		expect(settle(1, { kind: 'failure', reason: 'HTTP 503' })).toEqual({
			status: 'retrying',
			dueAt: 5000 + 2000,
			reason: 'HTTP 503',
		});
	});

	it('waits as long as the failure asks for', () => {
		const outcome = { kind: 'failure', reason: 'HTTP 429', retryAfterMs: 9000 } as const;
		expect(settle(1, outcome)).toMatchObject({ dueAt: 14_000 });
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
});
