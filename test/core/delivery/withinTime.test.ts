import type { Outcome } from '../../../core/delivery/types';
import { withinTime } from '../../../core/delivery/withinTime';
import { fakeTime } from '../../support/time';

const HOUR_MS = 3_600_000;

/** What is known of an attempt that ends at a time, or never. */
function begin(endsAfterMs: number, end: () => Outcome) {
	const time = fakeTime();
	const settled = jest.fn();
	const attempt = time.sleep(endsAfterMs).then(end);
	withinTime(attempt, HOUR_MS, time.sleep).then(settled, settled);
	return { time, settled };
}

describe('withinTime', () => {
	it('tells how an attempt ended that ends in time', async () => {
		const { time, settled } = begin(HOUR_MS - 1, () => ({ kind: 'success' }));
		await time.advance(2 * HOUR_MS);
		expect(settled.mock.calls).toEqual([[{ kind: 'success' }]]);
	});

	it('takes one for failed that does not, and does not hear what it says late', async () => {
		const { time, settled } = begin(HOUR_MS + 1, () => ({ kind: 'success' }));
		await time.advance(HOUR_MS - 1);
		expect(settled).not.toHaveBeenCalled();
		await time.advance(HOUR_MS);
		const reason = 'How the run ended was not known after 1 h';
		expect(settled.mock.calls).toEqual([[{ kind: 'failure', reason }]]);
	});

	it('waits no longer once it is known', async () => {
		const waits: AbortSignal[] = [];
		const never = (_ms: number, signal?: AbortSignal) => {
			if (signal) waits.push(signal);
			return new Promise<void>(() => undefined);
		};
		await withinTime(Promise.resolve({ kind: 'success' }), HOUR_MS, never);
		expect(waits.map(({ aborted }) => aborted)).toEqual([true]);
	});

	it('passes an error on', async () => {
		const { time, settled } = begin(1, () => {
			throw new Error('gone');
		});
		await time.advance(1);
		expect(settled).toHaveBeenCalledWith(new Error('gone'));
	});
});
