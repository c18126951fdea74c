import { retention } from '../../../nodes/shared/housekeeping';

const DAY_MS = 86_400_000;

describe('retention', () => {
	it('keeps what is done for longer than a provider sends it again', () => {
		expect(retention({})).toEqual({ doneMs: 8 * DAY_MS, deadMs: 90 * DAY_MS });
	});

	it('takes the days of the environment', () => {
		const env = { STEADFAST_KEEP_DONE_DAYS: '30', STEADFAST_KEEP_DEAD_DAYS: ' 0.5 ' };
		expect(retention(env)).toEqual({ doneMs: 30 * DAY_MS, deadMs: DAY_MS / 2 });
	});

	it.each(['0', '-1', 'a week', 'Infinity'])('refuses %s', (given) => {
		expect(() => retention({ STEADFAST_KEEP_DEAD_DAYS: given })).toThrow(
			`STEADFAST_KEEP_DEAD_DAYS is “${given}”`,
		);
	});
});
