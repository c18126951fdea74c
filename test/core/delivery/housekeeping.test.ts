import { startHousekeeping, type HousekeepingOptions } from '../../../core/delivery/housekeeping';
import { createMemoryStore } from '../../../store/memory/memoryStore';
import { fakeTime, type FakeTime } from '../../support/time';

const HOUR = 3_600_000;
let time: FakeTime;
let stops: Array<() => Promise<void>>;
let options: Omit<HousekeepingOptions, 'purge'>;
let errors: unknown[];

beforeEach(() => {
	time = fakeTime();
	stops = [];
	errors = [];
	const { state } = createMemoryStore(time.clock);
	const onError = (error: unknown) => errors.push(error);
	const { sleep } = time;
	options = { state, onError, everyMs: HOUR, pauseMs: 100, sleep, random: () => 0.5 };
});
afterEach(() => Promise.all(stops.map((stop) => stop())));

const start = (purge: HousekeepingOptions['purge']) =>
	stops.push(startHousekeeping({ ...options, purge }));

describe('startHousekeeping', () => {
	it('purges every hour, batch after batch until nothing is left', async () => {
		const left = [true, true, false, false];
		const purge = jest.fn(async () => left.shift() ?? false);
		start(purge);
		await time.advance(HOUR - 1);
		expect(purge).not.toHaveBeenCalled();
		await time.advance(1 + 200);
		expect(purge).toHaveBeenCalledTimes(3);
		await time.advance(HOUR);
		expect(purge).toHaveBeenCalledTimes(4);
	});

	it('is done by one process for all', async () => {
		const purge = jest.fn(async () => false);
		for (let process = 0; process < 3; process++) start(purge);
		await time.advance(HOUR);
		expect(purge).toHaveBeenCalledTimes(1);
	});

	it('is due again after half the time, when its turn comes then', async () => {
		const purge = jest.fn(async () => false);
		options.random = () => 0;
		start(purge);
		await time.advance(HOUR / 2);
		expect(purge).toHaveBeenCalledTimes(1);
		await time.advance(HOUR / 2);
		expect(purge).toHaveBeenCalledTimes(2);
	});

	it('is done by the next one when the clock was set back', async () => {
		let now = time.clock() + 10 * HOUR;
		options.state = createMemoryStore(() => now).state;
		const purge = jest.fn(async () => false);
		options.random = () => 0;
		start(purge);
		await time.advance(HOUR / 2);
		now -= 10 * HOUR;
		await time.advance(HOUR / 2);
		expect(purge).toHaveBeenCalledTimes(2);
	});

	it('leaves the turn to others when it is stopped', async () => {
		const purge = jest.fn(async () => false);
		options.random = () => 0;
		start(purge);
		await time.advance(1000);
		start(purge);
		await time.advance(HOUR / 2 - 2000);
		await stops[0]!();
		await time.advance(2000);
		expect(purge).toHaveBeenCalledTimes(1);
	});

	it('goes on after a failure', async () => {
		const purge = jest.fn(async () => false).mockRejectedValueOnce(new Error('disk full'));
		start(purge);
		await time.advance(2 * HOUR);
		expect(errors).toEqual([new Error('disk full')]);
		expect(purge).toHaveBeenCalledTimes(2);
	});

	it('purges no more when it is stopped', async () => {
		const purge = jest.fn(async () => true);
		start(purge);
		await time.advance(HOUR);
		await stops[0]!();
		const { length } = purge.mock.calls;
		await time.advance(HOUR);
		expect(purge.mock.calls).toHaveLength(length);
	});
});
