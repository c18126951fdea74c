import { compileMapping } from '../../../core/mapping';
import type { Mapping } from '../../../core/mapping';

const context = { now: 0 };
const run = (mapping: Mapping, record: unknown) => compileMapping(mapping)(record, context);

const shop = {
	shop: 'main',
	orders: [
		{
			name: '#1',
			line_items: [
				{ sku: 'A', type: 'physical', tags: ['x', 'y'] },
				{ sku: 'B', type: 'gift' },
			],
		},
		{ name: '#2', line_items: [] },
		{ name: '#3' },
		{ name: '#4', line_items: [{ sku: 'A', type: 'gift' }] },
	],
};

describe('each', () => {
	it('gives one result per entry, with access to what is around it', () => {
		const rows = [
			{ source: '^.name', target: 'order' },
			{ source: 'sku', target: 'sku' },
			{ source: '^.line_items[*].sku', target: 'siblings' },
			{ source: '^.line_items[*].sku', target: 'others[*].sku' },
			{ value: 'web', target: 'channel' },
		];
		expect(run({ each: 'line_items[*]', rows }, shop.orders[0])).toEqual({
			ok: true,
			values: ['A', 'B'].map((sku) => ({
				order: '#1',
				sku,
				siblings: ['A', 'B'],
				others: [{ sku: 'A' }, { sku: 'B' }],
				channel: 'web',
			})),
		});
	});

	it('goes through lists in lists', () => {
		const rows = [
			{ source: '^.^.shop', target: 'shop' },
			{ source: '^.name', target: 'order' },
			{ source: 'sku', target: 'sku' },
			{ source: 'tags[*]', target: 'tags[*].name' },
		];
		expect(run({ each: 'orders[*].line_items[*]', rows }, shop)).toEqual({
			ok: true,
			values: [
				{ shop: 'main', order: '#1', sku: 'A', tags: [{ name: 'x' }, { name: 'y' }] },
				{ shop: 'main', order: '#1', sku: 'B' },
				{ shop: 'main', order: '#4', sku: 'A' },
			],
		});
	});

	it('takes the entries that a filter finds', () => {
		const rows = [{ source: 'sku', target: 'sku' }];
		expect(run({ each: 'orders[*].line_items[?type=gift]', rows }, shop)).toEqual({
			ok: true,
			values: [{ sku: 'B' }, { sku: 'A' }],
		});
	});

	it('takes entries that are plain values', () => {
		const rows = [
			{ source: '@', target: 'tag' },
			{ source: '^.sku', target: 'sku' },
		];
		const each = 'orders[?name="#1"][0].line_items[?type=physical].tags[*]';
		expect(run({ each, rows }, shop)).toEqual({
			ok: true,
			values: [
				{ tag: 'x', sku: 'A' },
				{ tag: 'y', sku: 'A' },
			],
		});
	});

	it('lets transforms reach what is around the entry', () => {
		const coalesce = { name: 'coalesce', args: { paths: ['note', '^.name'] } };
		const rows = [{ source: 'title', target: 'title', transforms: [coalesce] }];
		expect(run({ each: 'line_items[*]', rows }, shop.orders[0])).toEqual({
			ok: true,
			values: [{ title: '#1' }, { title: '#1' }],
		});
	});

	it.each([[{}], [{ line_items: null }], [{ line_items: [] }], ['text'], [null]])(
		'gives no result for %j',
		(record) => {
			const rows = [{ source: 'sku', target: 'sku', required: true }];
			expect(run({ each: 'line_items[*]', rows }, record)).toEqual({ ok: true, values: [] });
		},
	);

	it('refuses the whole record for one bad entry, and says which', () => {
		const rows = [
			{ source: 'sku', target: 'sku', required: true },
			{ source: '^.name', target: 'order', type: 'integer' as const },
			{ source: '^.^.shop', target: 'shop', type: 'integer' as const },
			{ source: 'tags[*]', target: 'tags[*]', type: 'integer' as const },
		];
		const record = {
			shop: '1',
			orders: [
				{ name: '1', line_items: [{ sku: 'A' }] },
				{ name: '2', line_items: [{ sku: 'A', tags: [1] }, { tags: ['2', 'x'] }] },
				{ name: 'x', line_items: [{ sku: 'A' }] },
			],
		};
		const result = run({ each: 'orders[*].line_items[*]', rows }, record);
		expect(result).toEqual({
			ok: false,
			failures: [
				expect.objectContaining({ row: 1, source: 'orders[1].line_items[1].sku', target: 'sku' }),
				expect.objectContaining({
					row: 4,
					source: 'orders[1].line_items[1].tags[1]',
					target: 'tags[1]',
					message: "Row 4: orders[1].line_items[1].tags[1] → tags[1]: 'x' is not a number",
				}),
				expect.objectContaining({ row: 2, source: 'orders[2].name', target: 'order' }),
			],
		});
	});

	it('says which entry around the one at work is bad', () => {
		const rows = [{ source: '^.line_items[*].sku', target: 'ids[*]', type: 'integer' as const }];
		const record = { orders: [{}, { line_items: [{ sku: '1' }, { sku: 'x' }] }] };
		const result = run({ each: 'orders[*].line_items[*]', rows }, record);
		const failure = { source: 'orders[1].line_items[1].sku', target: 'ids[1]' };
		expect(result).toEqual({
			ok: false,
			failures: [expect.objectContaining(failure), expect.objectContaining(failure)],
		});
	});

	it('refuses a record whose list is none', () => {
		const rows = [{ source: 'sku', target: 'sku' }];
		const record = { orders: [{ line_items: [] }, { line_items: 'A, B' }] };
		expect(run({ each: 'orders[*].line_items[*]', rows }, record)).toEqual({
			ok: false,
			failures: [
				{
					source: 'orders[1].line_items[*]',
					target: '',
					rule: 'each',
					message: "each orders[1].line_items[*]: line_items is 'A, B', not a list",
				},
			],
		});
	});

	it.each([
		['line_items', "each 'line_items' is no list of entries: end it with [*], or with a filter"],
		['line_items[0]', 'is no list of entries'],
		['line_items[?type=gift][0]', 'is no list of entries'],
		['line_items[*].sku', 'is no list of entries'],
		['@', 'is no list of entries'],
		['^.line_items[*]', "each '^.line_items[*]' must not start with ^"],
		['line_items[', "each 'line_items[' is not a path, at character 11"],
		['a.__proto__[*]', "'__proto__' is a name that JavaScript keeps for itself"],
	])('cannot be %s', (each, message) => {
		expect(() => compileMapping({ each, rows: [] })).toThrow(message);
	});

	it('says how far out it reaches', () => {
		const rows = [{ source: '^.^.shop', target: 'shop' }];
		expect(() => compileMapping({ each: 'line_items[*]', rows })).toThrow(
			'Row 1: source starts with 2 ^, but each has 1: one ^ for each list to step out of',
		);
	});
});
