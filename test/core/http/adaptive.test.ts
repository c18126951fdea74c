import { runAgainstStrictServer, type Says } from '../../support/strictServer';

const limits = [{ requests: 50, perMs: 1000 }];

describe('a strict server, 50 in any second, 1,000 items of each execution', () => {
	it.each([1, 2])('never refuses %d executions with the limit configured', async (workers) => {
		const outcome = await runAgainstStrictServer({ says: 'nothing', limits, workers });
		expect(outcome).toMatchObject({ delivered: workers * 1000, refused: 0 });
		expect(outcome.rateShare).toBeGreaterThan(0.9);
	});

	describe.each<Says>(['nothing', 'retry-after', 'remaining'])('that says %s', (says) => {
		it.each([
			[1, 5],
			[1, 10],
			[2, 5],
			[2, 10],
		])('bears the learned pace of %d executions with %d in flight', async (workers, inFlight) => {
			const scenario = { says, adaptive: 'auto', workers, inFlight } as const;
			const outcome = await runAgainstStrictServer(scenario);
			expect(outcome.delivered).toBe(workers * 1000);
			expect(outcome.refusedShare).toBeLessThan(0.02);
			expect(outcome.rateShare).toBeGreaterThan(0.9);
		});
	});

	it('is not refused for long where it counts by the minute and says nothing', async () => {
		const scenario = { says: 'nothing', adaptive: 'auto', allowed: 100, perMs: 60_000 } as const;
		const outcome = await runAgainstStrictServer(scenario);
		expect(outcome.delivered).toBe(1000);
		expect(outcome.refusedShare).toBeLessThan(0.05);
	});

	it('lets two executions take turns', async () => {
		const { accepted } = await runAgainstStrictServer({ says: 'nothing', limits, workers: 2 });
		const [first = [], second = []] = accepted;
		const end = Math.min(first.at(-1)!, second.at(-1)!);
		for (let from = first[0]!; from + 1000 < end; from += 1000) {
			const share = (times: number[]) => times.filter((t) => t >= from && t < from + 1000).length;
			expect(Math.abs(share(first) - share(second))).toBeLessThanOrEqual(10);
		}
	});
});
