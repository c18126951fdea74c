import fc from 'fast-check';
import { compileMapping, compileSchema, mapBatch } from '../../../core/mapping';
import type { BatchPlan, Mapping } from '../../../core/mapping';

const context = { now: 0 };
const lines: Mapping = {
	each: 'lines[*]',
	group: { by: ['warehouse'], into: 'lines' },
	rows: [
		{ source: 'at', target: 'warehouse' },
		{ source: '^.id', target: 'order' },
		{ source: 'sku', target: 'sku', required: true },
	],
};
const planOf = (mapping: Mapping, checks: Partial<BatchPlan> = {}): BatchPlan => ({
	map: compileMapping(mapping),
	...(mapping.group && { group: mapping.group }),
	...checks,
});

describe('mapBatch', () => {
	it('keeps what is good and refuses what is bad, each with its position', () => {
		const plan = planOf({ rows: [{ source: 'a', target: 'b', type: 'number' }] });
		const { results, refused } = mapBatch([{ a: 1 }, { a: 'x' }, { a: 3 }], plan, context);
		expect(results).toEqual([
			{ value: { b: 1 }, records: [0] },
			{ value: { b: 3 }, records: [2] },
		]);
		expect(refused).toEqual([{ record: 1, failures: [expect.objectContaining({ source: 'a' })] }]);
	});

	it('groups the results of all records', () => {
		const orders = [
			{
				id: 1,
				lines: [
					{ at: 'N', sku: 'A' },
					{ at: 'S', sku: 'B' },
				],
			},
			{
				id: 2,
				lines: [
					{ at: 'N', sku: 'C' },
					{ at: 'N', sku: 'D' },
				],
			},
		];
		expect(mapBatch(orders, planOf(lines), context)).toEqual({
			results: [
				{
					value: {
						warehouse: 'N',
						lines: [
							{ order: 1, sku: 'A' },
							{ order: 2, sku: 'C' },
							{ order: 2, sku: 'D' },
						],
					},
					records: [0, 1],
				},
				{ value: { warehouse: 'S', lines: [{ order: 1, sku: 'B' }] }, records: [0] },
			],
			refused: [],
			empty: 0,
		});
	});

	it('checks records before and results after', async () => {
		const checkRecord = await compileSchema('{"required":["id"]}');
		const checkResult = await compileSchema('{"properties":{"b":{"maximum":5}}}');
		const plan = planOf({ rows: [{ source: 'a', target: 'b' }] }, { checkRecord, checkResult });
		const batch = mapBatch([{ a: 1 }, { id: 1, a: 9 }, { id: 2, a: 3 }], plan, context);
		expect(batch.results).toEqual([{ value: { b: 3 }, records: [2] }]);
		expect(batch.refused).toMatchObject([
			{ record: 0, failures: [{ source: 'id', rule: 'schema required' }] },
			{ record: 1, failures: [{ target: 'b', rule: 'schema maximum' }] },
		]);
	});

	it('takes a refused record out of the groups that it was also in', async () => {
		const checkResult = await compileSchema('{"properties":{"lines":{"maxItems":2}}}');
		const line = (at: string, sku: string) => ({ at, sku });
		const orders = [
			{ id: 1, lines: [line('N', 'A'), line('N', 'B'), line('N', 'C'), line('S', 'D')] },
			{ id: 2, lines: [line('S', 'E')] },
		];
		const { results, refused } = mapBatch(orders, planOf(lines, { checkResult }), context);
		expect(refused).toMatchObject([{ record: 0, failures: [{ target: 'lines' }] }]);
		expect(results).toEqual([
			{ value: { warehouse: 'S', lines: [{ order: 2, sku: 'E' }] }, records: [1] },
		]);
	});

	it('gives each record to the results or to the refused, never to both', async () => {
		const checkResult = await compileSchema('{"properties":{"lines":{"maxItems":2}}}');
		const line = fc.record({ at: fc.constantFrom('N', 'S', 'E'), sku: fc.option(fc.string()) });
		const order = fc.record({
			id: fc.nat(),
			lines: fc.array(line, { maxLength: 3 }),
		});
		fc.assert(
			fc.property(fc.array(order, { maxLength: 6 }), (orders) => {
				const { results, refused, empty } = mapBatch(
					orders,
					planOf(lines, { checkResult }),
					context,
				);
				const mapped = new Set(results.flatMap(({ records }) => records));
				const all = [...mapped, ...refused.map(({ record }) => record)];
				const some = orders.flatMap((given, at) => (given.lines.length > 0 ? [at] : []));
				expect(all.toSorted((a, b) => a - b)).toEqual(some);
				expect(empty).toBe(orders.length - some.length);
			}),
		);
	});
});
