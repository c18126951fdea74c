import { play } from '../../../sandbox/try/lib/play.ts';
import type { Stage } from '../../../sandbox/try/lib/stage.ts';
import type { Try } from '../../../sandbox/try/lib/Try.ts';

/** A stage on which nothing has to be waited for. */
function stage(given: Partial<Stage> = {}): Stage {
	return {
		deadLetters: () => [],
		waiting: () => 0,
		isBusy: () => Promise.resolve(false),
		wait: () => Promise.resolve(),
		signal: new AbortController().signal,
		until: async (what: string, over: () => boolean | Promise<boolean>) => {
			if (!(await over())) throw new Error(what);
		},
		...given,
	} as Stage;
}

/** A try that counts up. */
function counting(
	steps: ReadonlyArray<readonly [number, number?]>,
	drift = 0,
): [Try, () => number] {
	let count = 0;
	let reads = 0;
	const made = steps.map(([by, expected], index) => ({
		what: `step ${index}`,
		act: () => void (count += by),
		...(expected !== undefined && { then: { count: expected } }),
	}));
	const figures = {
		count: () => count + (++reads > steps.length + 1 ? drift : 0),
	};
	return [{ credentials: {}, figures, steps: made }, () => count];
}

it('gives the figures after each step', async () => {
	const [entry] = counting([[1, 1], [0], [2, 3]]);
	const { rows, faults } = await play(stage(), entry);
	expect(faults).toEqual([]);
	expect(rows.map(({ step, count }) => [step, count])).toEqual([
		['step 0', 1],
		['step 1', 1],
		['step 2', 3],
	]);
});

it('ends at the first step after which a figure is another, and says which', async () => {
	const [entry, count] = counting([
		[1, 1],
		[1, 5],
		[1, 3],
	]);
	const { rows, faults } = await play(stage(), entry);
	expect(faults).toEqual(['"step 1": count: 2, not 5']);
	expect(rows).toHaveLength(2);
	expect(count()).toBe(2);
});

it('takes a figure for wrong that a step changes without saying so', async () => {
	const [entry] = counting([[1]]);
	expect((await play(stage(), entry)).faults).toEqual(['"step 0": count: 1, not 0']);
});

it('sees what changes after the last step', async () => {
	const [entry] = counting([[1, 1]], 7);
	expect((await play(stage(), entry)).faults).toEqual(['A little later: count: 8, not 1']);
});

it('is not over while a run is under way', async () => {
	const [entry] = counting([[1, 1]]);
	const busy = stage({ isBusy: () => Promise.resolve(true) });
	expect((await play(busy, entry)).faults).toEqual(['"step 0": a run does not end']);
});

it('counts dead letters and what waits without being told', async () => {
	const [entry] = counting([[1, 1]]);
	const { faults } = await play(
		stage({ waiting: jest.fn().mockReturnValueOnce(0).mockReturnValue(2) }),
		entry,
	);
	expect(faults).toEqual(['"step 0": waiting: 2, not 0']);
});
