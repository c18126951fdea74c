import { mapConcurrently } from '../../core/concurrency';

describe('mapConcurrently', () => {
	it('keeps the order, whoever is done first', async () => {
		const finish: Array<() => void> = [];
		const result = mapConcurrently(
			['a', 'b', 'c'],
			3,
			(value, index) => new Promise<string>((done) => (finish[index] = () => done(value + index))),
		);
		for (const index of [2, 0, 1]) finish[index]!();
		expect(await result).toEqual(['a0', 'b1', 'c2']);
	});

	it('keeps to its limit', async () => {
		let running = 0;
		let most = 0;
		await mapConcurrently(Array.from({ length: 20 }), 4, async () => {
			most = Math.max(most, (running += 1));
			await new Promise(setImmediate);
			running -= 1;
		});
		expect(most).toBe(4);
	});

	it('maps nothing to nothing', async () => {
		expect(await mapConcurrently([], 3, async () => 1)).toEqual([]);
	});

	it('rejects with what went wrong', async () => {
		const failing = mapConcurrently([1], 1, async () => {
			throw new Error('no');
		});
		await expect(failing).rejects.toThrow('no');
	});
});
