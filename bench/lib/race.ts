type Contender = () => unknown;

const ROUNDS = 25;
const ROUND_MS = 60;

/** Median ns per call of each contender, in turns. Promises are awaited one by one. */
export async function race<Name extends string>(contenders: Record<Name, Contender>) {
	const times = new Map<string, number[]>();
	for (let round = 0; round <= ROUNDS; round++) {
		for (const [name, call] of Object.entries<Contender>(contenders)) {
			const each = await measure(call);
			// The first round is for the compiler.
			if (round > 0) times.set(name, [...(times.get(name) ?? []), each]);
		}
	}
	return Object.fromEntries(
		[...times].map(([name, all]) => [name, all.sort((a, b) => a - b)[ROUNDS >> 1]]),
	) as Record<Name, number>;
}

let kept: unknown;

async function measure(call: Contender): Promise<number> {
	let calls = 0;
	let elapsed = 0;
	const start = performance.now();
	while (elapsed < ROUND_MS) {
		for (let i = 0; i < 100; i++) {
			// Kept, or the compiler would leave out what is not used.
			kept = call();
			if (kept instanceof Promise) await kept;
		}
		calls += 100;
		elapsed = performance.now() - start;
	}
	return (elapsed * 1e6) / calls;
}
