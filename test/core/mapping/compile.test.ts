import { compileMapping } from '../../../core/mapping';
import type { MappingRow } from '../../../core/mapping';

const context = { now: 0 };

function map(rows: MappingRow[], record: unknown): unknown {
	const result = compileMapping({ rows })(record, context);
	if (!result.ok) throw new Error(result.failures.map(({ message }) => message).join('\n'));
	return result.value;
}

function failuresOf(rows: MappingRow[], record: unknown) {
	const result = compileMapping({ rows })(record, context);
	return result.ok ? [] : result.failures;
}

const order = {
	name: '#1001',
	email: ' Jo@Example.COM ',
	customer: { address: { city: 'Ghent' } },
	line_items: [
		{ sku: 'A', quantity: 2, price: '19.99', taxes: [{ rate: 0.21 }, { rate: 0.01 }] },
		{ sku: 'B', quantity: 1, price: '5.00', taxes: [] },
		{ quantity: 3, price: '0.10' },
	],
	note: null,
};

describe('compileMapping', () => {
	it('maps an order, lines and all', () => {
		const rows: MappingRow[] = [
			{ source: 'name', target: 'order.number' },
			{ source: 'email', target: 'order.email', transforms: [{ name: 'trim' }, { name: 'lower' }] },
			{ source: 'customer.address.city', target: 'ship_to["city name"]' },
			{ value: 'web', target: 'channel' },
			{ target: 'exported_at', transforms: [{ name: 'now', args: { to: 'day' } }] },
			{ source: 'line_items[*].sku', target: 'lines[*].sku', default: 'none' },
			{ source: 'line_items[*].quantity', target: 'lines[*].qty', type: 'integer' },
			{ source: 'line_items[*].price', target: 'total', transforms: [{ name: 'sum' }] },
		];
		expect(map(rows, order)).toEqual({
			order: { number: '#1001', email: 'jo@example.com' },
			ship_to: { 'city name': 'Ghent' },
			channel: 'web',
			exported_at: '1970-01-01',
			lines: [
				{ sku: 'A', qty: 2 },
				{ sku: 'B', qty: 1 },
				{ sku: 'none', qty: 3 },
			],
			total: 25.09,
		});
	});

	it('maps lists in lists, each [*] from its own', () => {
		const rows: MappingRow[] = [
			{ source: 'line_items[*].taxes[*].rate', target: 'lines[*].taxes[*].percent' },
		];
		expect(map(rows, order)).toEqual({
			lines: [{ taxes: [{ percent: 0.21 }, { percent: 0.01 }] }, { taxes: [] }, {}],
		});
	});

	it('makes one list of what more [*] in the source give', () => {
		expect(map([{ source: 'line_items[*].taxes[*].rate', target: 'rates' }], order)).toEqual({
			rates: [0.21, 0.01],
		});
		expect(map([{ source: 'line_items[*].taxes[*].rate', target: 'rates[*]' }], order)).toEqual({
			rates: [[0.21, 0.01], [], null],
		});
	});

	it('keeps the positions of a list of plain values', () => {
		expect(map([{ source: 'line_items[*].sku', target: 'skus[*]' }], order)).toEqual({
			skus: ['A', 'B', null],
		});
	});

	it('writes fixed positions without holes', () => {
		const rows: MappingRow[] = [
			{ source: 'nowhere', target: 'tags[0]' },
			{ source: 'name', target: 'tags[1].text' },
		];
		expect(map(rows, order)).toEqual({ tags: [null, { text: '#1001' }] });
	});

	it('writes nothing where there is nothing, and null where there is null', () => {
		const rows: MappingRow[] = [
			{ source: 'nowhere.at.all', target: 'a.b.c' },
			{ source: 'missing_items[*].sku', target: 'lines[*].sku' },
			{ source: 'note', target: 'note', type: 'number' },
		];
		expect(map(rows, order)).toEqual({ note: null });
	});

	it('takes the default for absent and null, before the type', () => {
		const rows: MappingRow[] = [
			{ source: 'nowhere', target: 'a', type: 'number', default: '7', required: true },
			{ source: 'note', target: 'b', default: false },
			{ source: 'name', target: 'c', default: 'x' },
		];
		expect(map(rows, order)).toEqual({ a: 7, b: false, c: '#1001' });
	});

	it('reads own properties only', () => {
		const rows: MappingRow[] = [
			{ source: 'toString', target: 'a' },
			{ source: 'list.length', target: 'b' },
			{ source: 'text.length', target: 'c' },
			{ source: 'valueOf', target: 'd', default: 'none' },
		];
		expect(map(rows, { list: [1], text: 'abc', valueOf: 'own' })).toEqual({ d: 'own' });
	});

	it('writes own properties only, whatever their names', () => {
		const value = map(
			[
				{ value: 1, target: 'toString.x' },
				{ value: 2, target: 'hasOwnProperty' },
			],
			{},
		);
		expect(value).toEqual({ toString: { x: 1 }, hasOwnProperty: 2 });
		expect(Object.prototype.toString).not.toHaveProperty('x');
	});

	it('reports every failing field with its place and rule', () => {
		const rows: MappingRow[] = [
			{ source: 'email', target: 'email', type: 'text' },
			{ source: 'phone', target: 'phone', required: true },
			{ source: 'total_price', target: 'total', type: 'number' },
			{
				source: 'line_items[*].price',
				target: 'lines[*].cents',
				transforms: [{ name: 'toMinorUnits' }],
			},
			{ source: 'line_items[*].sku', target: 'lines[*].sku', required: true },
			{ source: 'tags[*].name', target: 'tags' },
			{ source: 'missing[*].id', target: 'ids[*]', required: true },
			{ value: 'x', target: 'channel', type: 'boolean' },
		];
		const record = {
			email: 'a@b.c',
			total_price: 'abc',
			line_items: [{ sku: 'A', price: '1.999' }, { price: {} }],
			tags: 'new, sale',
		};
		expect(failuresOf(rows, record)).toEqual([
			{
				row: 2,
				source: 'phone',
				target: 'phone',
				rule: 'required',
				message: 'Row 2: phone → phone: there is no value, and one is required',
			},
			{
				row: 3,
				source: 'total_price',
				target: 'total',
				rule: 'type number',
				message: "Row 3: total_price → total: 'abc' is not a number",
			},
			{
				row: 4,
				source: 'line_items[0].price',
				target: 'lines[0].cents',
				rule: 'transform toMinorUnits',
				message:
					"Row 4: line_items[0].price → lines[0].cents: '1.999' has more than 2 decimals: round it first (transform toMinorUnits)",
			},
			expect.objectContaining({ row: 4, source: 'line_items[1].price', target: 'lines[1].cents' }),
			expect.objectContaining({ row: 5, source: 'line_items[1].sku', rule: 'required' }),
			expect.objectContaining({
				row: 6,
				rule: 'source',
				message: "Row 6: tags[*].name → tags: tags is 'new, sale', not a list",
			}),
			expect.objectContaining({ row: 7, source: 'missing[*].id', rule: 'required' }),
			{
				row: 8,
				source: '',
				target: 'channel',
				rule: 'type boolean',
				message: "Row 8: channel: 'x' is not true or false",
			},
		]);
	});

	it('names the entry in a list of lists that fails', () => {
		const rows: MappingRow[] = [
			{ source: 'a[*].b[*].c', target: 'x[*].y[*].z', type: 'integer' },
			{ source: 'a[*].d', target: 'x[*].d', type: 'integer' },
		];
		const record = { a: [{ b: [] }, { b: [{ c: 1 }, { c: 1.5 }] }, { b: 'no' }, { d: 'no' }] };
		expect(failuresOf(rows, record).map(({ source }) => source)).toEqual([
			'a[1].b[1].c',
			'a[2].b[*].c',
			'a[3].d',
		]);
	});

	it.each<[string, MappingRow[], RegExp]>([
		[
			'an unknown transform',
			[{ source: 'a', target: 'b', transforms: [{ name: 'trimm' }] }],
			/^Row 1: there is no transform 'trimm'. There are: trim, /,
		],
		[
			'a transform named as Object has it',
			[{ source: 'a', target: 'b', transforms: [{ name: 'toString' }] }],
			/no transform 'toString'/,
		],
		['a bad source', [{ source: 'a..b', target: 'b' }], /^Row 1: source 'a..b' is not a path/],
		[
			'a bad target',
			[
				{ source: 'a', target: 'b' },
				{ source: 'a', target: '' },
			],
			/^Row 2: target is empty/,
		],
		[
			'a prototype',
			[{ source: 'a', target: 'b.__proto__.polluted' }],
			/^Row 1: target .* JavaScript keeps/,
		],
		['a result that is no object', [{ source: 'a', target: '[0].a' }], /has to start with a name/],
		['two origins', [{ source: 'a', value: 1, target: 'b' }], /both a source and a constant/],
		['no origin', [{ target: 'b', transforms: [{ name: 'trim' }] }], /has no source/],
		['a list from nowhere', [{ source: 'a', target: 'b[*].c' }], /more \[\*\] than the source/],
		[
			'a default of another type',
			[{ source: 'a', target: 'b', type: 'number', default: 'x' }],
			/^Row 1: the default 'x' is not a number/,
		],
		[
			'the same target twice',
			[
				{ source: 'a', target: 'b.c' },
				{ source: 'a', target: 'b["c"]' },
			],
			/^Row 2: writes b.c, which row 1 also writes/,
		],
		[
			'a target inside another',
			[
				{ source: 'a', target: 'b' },
				{ source: 'a', target: 'b.c' },
			],
			/^Row 2: writes b, which row 1/,
		],
		[
			'a target around another',
			[
				{ source: 'a', target: 'b.c' },
				{ source: 'a', target: 'b' },
			],
			/^Row 2: writes b, which row 1/,
		],
		[
			'a list that is an object too',
			[
				{ source: 'a', target: 'b.c' },
				{ source: 'a', target: 'b[0]' },
			],
			/makes b a list, but another row makes it an object/,
		],
		[
			'a list both fixed and open',
			[
				{ source: 'a[*]', target: 'b[*].c' },
				{ source: 'a', target: 'b[0].d' },
			],
			/makes b a list, but another row makes it a list of \[\*\]/,
		],
		['a gap in a list', [{ source: 'a', target: 'b[1]' }], /no row before it writes b\[0\]/],
	])('refuses %s', (_what, rows, message) => {
		expect(() => compileMapping({ rows })).toThrow(message);
		expect(() => compileMapping({ rows })).toThrow(
			expect.objectContaining({ name: 'MappingError' }),
		);
	});
});
