import type { Stage } from './stage.ts';
import type { Try } from './Try.ts';

type Figures = Record<string, number | string>;

/** Something sent twice shows within. */
const QUIET_MS = 2_000;

const differences = (read: Figures, expected: Figures): string[] =>
	Object.entries(expected)
		.filter(([name, value]) => read[name] !== value)
		.map(([name, value]) => `${name}: ${read[name]}, not ${value}`);

/**
 * Plays the steps of a try. A step is over when its figures are as expected and no run is under way.
 *
 * @returns the figures after each step, and what was not as expected; the first fault ends it
 */
export async function play(
	stage: Stage,
	{ figures, steps }: Pick<Try, 'figures' | 'steps'>,
): Promise<{ rows: Figures[]; faults: string[] }> {
	async function read(): Promise<Figures> {
		const found: Figures = {};
		for (const [name, figure] of Object.entries(figures)) found[name] = await figure(stage);
		return { ...found, 'dead letters': stage.deadLetters().length, waiting: stage.waiting() };
	}

	let expected = await read();
	const rows: Figures[] = [];
	for (const { what, act, then } of steps) {
		try {
			await act(stage);
		} catch (error) {
			if (stage.signal.aborted) throw error;
			return { rows, faults: [`"${what}": ${error instanceof Error ? error.message : error}`] };
		}
		expected = { ...expected, ...then };
		let found = expected;
		const isOver = async () => {
			found = await read();
			return differences(found, expected).length === 0 && !(await stage.isBusy());
		};
		const isDue = await stage.until(what, isOver).then(
			() => true,
			(error: Error) => {
				if (stage.signal.aborted) throw error;
				return false;
			},
		);
		rows.push({ step: what, ...found });
		if (isDue) continue;
		const wrong = differences(found, expected).join('; ') || 'a run does not end';
		return { rows, faults: [`"${what}": ${wrong}`] };
	}
	await stage.wait(QUIET_MS);
	const late = differences(await read(), expected);
	return { rows, faults: late.map((difference) => `A little later: ${difference}`) };
}
