import { batched } from '../../store/sql/batched';

describe('batched', () => {
	it('does together what comes while it is at work, and gives each its own result', async () => {
		const work = jest.fn(async (items: readonly number[]) => items.map((item) => item * 2));
		const double = batched(work, 3);
		expect(await Promise.all([1, 2, 3, 4, 5].map(double))).toEqual([2, 4, 6, 8, 10]);
		expect(work.mock.calls.map(([items]) => items)).toEqual([[1], [2, 3, 4], [5]]);
		expect(await double(6)).toBe(12);
	});

	it('fails only the one that cannot be done', async () => {
		const checked = batched(async (items: readonly number[]) => {
			if (items.includes(3)) throw new Error('not 3');
			return items;
		}, 10);
		const results = await Promise.allSettled([1, 2, 3, 4].map(checked));
		expect(results.map(({ status }) => status)).toEqual([
			'fulfilled',
			'fulfilled',
			'rejected',
			'fulfilled',
		]);
	});
});
