import fc from 'fast-check';
import { compileMapping, groupResults } from '../../../core/mapping';
import type { Grouping, MappingRow } from '../../../core/mapping';

const values = (results: readonly Record<string, unknown>[], grouping: Grouping) =>
	groupResults(results, grouping).map(({ value }) => value);

describe('groupResults', () => {
	it('makes one of the results that agree, in their order', () => {
		const results = [
			{ order: 2, buyer: { id: 7, name: 'Ada' }, sku: 'A' },
			{ order: 1, buyer: { id: 7, name: 'Ada' }, sku: 'B' },
			{ order: 2, buyer: { id: 7, name: 'Bea' }, sku: 'C', qty: 3 },
		];
		const grouping = { by: ['order', 'buyer.id'], into: 'lines' };
		expect(groupResults(results, grouping)).toEqual([
			{
				value: {
					order: 2,
					buyer: { id: 7 },
					lines: [
						{ buyer: { name: 'Ada' }, sku: 'A' },
						{ buyer: { name: 'Bea' }, sku: 'C', qty: 3 },
					],
				},
				members: [0, 2],
			},
			{
				value: { order: 1, buyer: { id: 7 }, lines: [{ buyer: { name: 'Ada' }, sku: 'B' }] },
				members: [1],
			},
		]);
	});

	it('tells a number from its text, and absent from null', () => {
		const ids = [1, '1', null, undefined, 'null', true, 'true'];
		const results = [...ids, ...ids].map((id, n) => (id === undefined ? { n } : { id, n }));
		expect(groupResults(results, { by: ['id'], into: 'of' }).map(({ members }) => members)).toEqual(
			ids.map((_id, at) => [at, at + ids.length]),
		);
	});

	it('takes objects and lists for equal when their JSON is', () => {
		const results = [{ tags: [1, { a: 2 }] }, { tags: '[1,{"a":2}]' }, { tags: [1, { a: 2 }] }];
		expect(values(results, { by: ['tags'], into: 'of' })).toEqual([
			{ tags: [1, { a: 2 }], of: [{}, {}] },
			{ tags: '[1,{"a":2}]', of: [{}] },
		]);
	});

	it('keeps apart what has no JSON', () => {
		const cycle: Record<string, unknown> = {};
		cycle.self = cycle;
		const results = [{ of: cycle }, { of: cycle }, { of: { big: 1n } }];
		expect(groupResults(results, { by: ['of'], into: 'all' })).toHaveLength(3);
	});

	it('puts every result of any shape into one group', () => {
		const result = fc.dictionary(fc.constantFrom('a', 'b', '__proto__', 'c'), fc.jsonValue());
		fc.assert(
			fc.property(fc.array(result), (results) => {
				const groups = groupResults(results as Record<string, unknown>[], {
					by: ['a', 'b.a'],
					into: 'b.of',
				});
				const members = groups.flatMap((group) => group.members).sort((a, b) => a - b);
				expect(members).toEqual(results.map((_result, at) => at));
			}),
		);
	});

	it('makes one of all without any field to go by', () => {
		expect(values([{ a: 1 }, { a: 2 }], { by: [], into: 'all.of' })).toEqual([
			{ all: { of: [{ a: 1 }, { a: 2 }] } },
		]);
		expect(values([], { by: [], into: 'all' })).toEqual([]);
	});

	it('leaves the results as they were, and what is no object in its place', () => {
		const results = [
			{ a: { b: 1, c: {} }, d: {} },
			{ a: 'text', d: {} },
			{ a: {}, d: {} },
		];
		const copy = structuredClone(results);
		expect(values(results, { by: ['a.b', 'd'], into: 'of' })).toEqual([
			{ a: { b: 1 }, d: {}, of: [{ a: { c: {} } }] },
			{ d: {}, of: [{ a: 'text' }, { a: {} }] },
		]);
		expect(results).toEqual(copy);
	});

	it.each<[Grouping, string]>([
		[{ by: ['a[0]'], into: 'b' }, "group by 'a[0]' has to be names alone, as in order.id"],
		[{ by: ['a'], into: 'b[*]' }, "group into 'b[*]' has to be names alone"],
		[{ by: ['a.__proto__'], into: 'b' }, 'JavaScript keeps for itself'],
		[{ by: ['a', 'a.b'], into: 'c' }, 'group: a and a.b overlap'],
		[{ by: ['a', 'a'], into: 'c' }, 'group: a and a overlap'],
		[{ by: ['a'], into: 'a.lines' }, 'group: a and a.lines overlap'],
		[{ by: ['a.b'], into: 'a' }, 'group: a.b and a overlap'],
	])('refuses %j', (grouping, message) => {
		expect(() => groupResults([], grouping)).toThrow(message);
		expect(() => compileMapping({ rows: [], group: grouping })).toThrow(message);
	});
});

describe('a mapping with group', () => {
	const rows: MappingRow[] = [
		{ source: 'id', target: 'order.id' },
		{ source: 'buyer', target: 'buyer' },
	];

	it('groups by what a row writes, whole or in part', () => {
		for (const by of ['order.id', 'order', 'buyer', 'buyer.id']) {
			expect(() => compileMapping({ rows, group: { by: [by], into: 'lines' } })).not.toThrow();
		}
		expect(() => compileMapping({ rows, group: { by: ['order.no'], into: 'lines' } })).toThrow(
			'group by order.no: no row writes it',
		);
	});

	it('brings back what each has taken apart', () => {
		const scalar = fc.oneof(fc.string(), fc.double({ noNaN: true }), fc.boolean());
		const field = fc.oneof(
			scalar,
			fc.constant(null),
			fc.array(scalar),
			fc.dictionary(fc.string(), scalar),
		);
		const line = fc.record({ sku: field, qty: field }, { requiredKeys: [] });
		const orders = fc.uniqueArray(
			fc.record(
				{
					id: fc.nat(),
					buyer: fc.record({ name: field }, { requiredKeys: [] }),
					lines: fc.array(line, { minLength: 1 }),
				},
				{ requiredKeys: ['id', 'lines'] },
			),
			{ selector: ({ id }) => id },
		);
		const group = { by: ['id', 'buyer'], into: 'lines' };
		const flatten = compileMapping({
			each: 'lines[*]',
			rows: ['^.id', '^.buyer', 'sku', 'qty'].map((source) => ({
				source,
				target: source.replace('^.', ''),
			})),
			group,
		});
		fc.assert(
			fc.property(orders, (records) => {
				const lines = records.flatMap((record) => {
					const result = flatten(record, { now: 0 });
					return result.ok ? result.values : [];
				});
				expect(lines).toHaveLength(records.flatMap((record) => record.lines).length);
				const groups = groupResults(lines, group);
				expect(groups.map(({ value }) => value)).toEqual(records);
				expect(groups.flatMap(({ members }) => members)).toEqual(lines.map((_line, at) => at));
			}),
		);
	});
});
