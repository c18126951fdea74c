/** One way to map a record. */
export type Contender<R> = (record: R) => unknown;

const ROUNDS = 9;
/** Long enough for the timer, short enough for all contenders to see the same machine. */
const ROUND_MS = 150;

/**
 * Measures contenders on the same records, in turns, so that what else the machine does hits all of
 * them. Promises are awaited one by one, as n8n would.
 * @returns The median rate of each, in records per second.
 */
export async function compare<R>(
	records: readonly R[],
	contenders: Readonly<Record<string, Contender<R>>>,
): Promise<Map<string, number>> {
	const rates = new Map<string, number[]>(Object.keys(contenders).map((name) => [name, []]));
	for (let round = 0; round <= ROUNDS; round++) {
		for (const [name, map] of Object.entries(contenders)) {
			const rate = await measure(records, map);
			// The first round is for the compiler.
			if (round > 0) rates.get(name)?.push(rate);
		}
	}
	return new Map([...rates].map(([name, all]) => [name, median(all)]));
}

let kept: unknown;

async function measure<R>(records: readonly R[], map: Contender<R>): Promise<number> {
	let mapped = 0;
	let elapsed = 0;
	const start = performance.now();
	while (elapsed < ROUND_MS) {
		for (const record of records) {
			// Kept, or the compiler would leave out what is not used.
			kept = map(record);
			if (kept instanceof Promise) await kept;
		}
		mapped += records.length;
		elapsed = performance.now() - start;
	}
	return (mapped / elapsed) * 1000;
}

const median = (values: readonly number[]): number =>
	values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
