import { steadyClock } from '../../store/sqlite/steadyClock';

const HOUR_MS = 3_600_000;
const START = Date.UTC(2026, 10, 20);

/** The clock of a machine, and a hand that sets it. */
function machine() {
	let time = START;
	return { clock: () => time, set: (ms: number) => void (time += ms) };
}

describe('a steady clock', () => {
	it('is the machine’s while that goes forward', () => {
		const { clock, set } = machine();
		const steady = steadyClock(clock, 0);
		expect(steady()).toBe(START);
		set(HOUR_MS);
		expect(steady()).toBe(START + HOUR_MS);
	});

	it('goes on at half its pace when the machine’s is set back, until the two agree', () => {
		const { clock, set } = machine();
		const steady = steadyClock(clock, 0);
		set(-HOUR_MS);
		expect(steady()).toBe(START);
		set(10_000);
		expect(steady()).toBe(START + 5_000);
		set(2 * HOUR_MS);
		expect(steady()).toBe(clock());
	});

	it('starts no earlier than it is told', () => {
		const { clock, set } = machine();
		const steady = steadyClock(clock, START + HOUR_MS);
		expect(steady()).toBe(START + HOUR_MS);
		set(1000);
		expect(steady()).toBe(START + HOUR_MS + 500);
	});
});
