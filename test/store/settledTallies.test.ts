import { SettledTallies, type Tallies } from '../../store/sql/settledTallies';

const MINUTE = 60_000;
const START = 29_000_000;

/** One attempt done in each minute. */
function readFrom(first: number, last: number): Map<string, Tallies> {
	const minutes = Array.from({ length: last - first + 1 }, (_, index) => first + index);
	const done = minutes.map((minute) => [minute, 20, 1] as const);
	return new Map([['scope', { done, failed: [], dead: [] }]]);
}

const minutesIn = (settled: SettledTallies, first: number) =>
	settled.from(first).kept.flatMap((block) => block.get('scope')!.done.map(([minute]) => minute));

it('keeps what is over, and has the rest read again', () => {
	const settled = new SettledTallies();
	const last = START + 25;
	settled.keep(readFrom(START, last), START, last, last * MINUTE);
	expect(settled.from(START + 3).readFrom).toBe(START + 20);
	expect(minutesIn(settled, START)).toEqual(Array.from({ length: 20 }, (_, n) => START + n));
});

it('does not keep a minute in which something may still end', () => {
	const settled = new SettledTallies();
	settled.keep(readFrom(START, START + 9), START, START + 9, (START + 11) * MINUTE);
	expect(settled.from(START).readFrom).toBe(START);
	settled.keep(readFrom(START, START + 9), START, START + 9, (START + 12) * MINUTE);
	expect(settled.from(START).readFrom).toBe(START + 10);
});

it('keeps no more than two hours, and what somebody has asked for stays in his hands', () => {
	const settled = new SettledTallies();
	const now = (START + 1000) * MINUTE;
	settled.keep(readFrom(START, START + 59), START, START + 59, now);
	const { kept } = settled.from(START);
	for (let hour = 1; hour <= 2; hour++) {
		const first = START + hour * 60;
		settled.keep(readFrom(first, first + 59), first, first + 59, now);
	}
	expect(settled.from(START).kept).toEqual([]);
	expect(settled.from(START + 60).kept).toHaveLength(12);
	expect(kept).toHaveLength(6);
	settled.keep(readFrom(START, START + 500), START, START + 500, now);
	expect(settled.from(START + 60).kept).toHaveLength(12);
});
