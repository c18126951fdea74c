import { compileMapping } from '../../../core/mapping';
import type { MappingRow } from '../../../core/mapping';

const context = { now: 0 };

function map(rows: MappingRow[], record: unknown): unknown {
	const result = compileMapping({ rows })(record, context);
	if (!result.ok) throw new Error(result.failures.map(({ message }) => message).join('\n'));
	return result.values[0];
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

	it('takes an entry from the end, one that a filter finds, or all of them', () => {
		const rows: MappingRow[] = [
			{ source: 'line_items[-1].price', target: 'last' },
			{ source: 'line_items[-9].price', target: 'beyond' },
			{ source: 'line_items[?sku=B][0].price', target: 'b' },
			{ source: 'line_items[?quantity=2][-1].sku', target: 'two' },
			{ source: 'line_items[?sku=A].price', target: 'prices' },
			{ source: 'line_items[?sku=X].price', target: 'none' },
			{ source: 'line_items[?sku=X][0].price', target: 'nothing' },
			{ source: 'missing[?sku=X].price', target: 'absent' },
			{ source: '@', target: 'original' },
		];
		expect(map(rows, order)).toEqual({
			last: '0.10',
			b: '5.00',
			two: 'A',
			prices: ['19.99'],
			none: [],
			original: order,
		});
	});

	it('compares in a filter what is written', () => {
		const values = [7, '7', true, 'true', null, 'null', 7.5, { x: 7 }, [7], undefined];
		const record = { list: values.map((is, at) => ({ is: { deep: is }, at })) };
		const found = (equals: string) =>
			map([{ source: `list[?is.deep=${equals}].at`, target: 'at' }], record);
		expect(found('7')).toEqual({ at: [0, 1] });
		expect(found('true')).toEqual({ at: [2, 3] });
		expect(found('null')).toEqual({ at: [4, 5] });
		expect(found('"7.5"')).toEqual({ at: [6] });
		expect(found('undefined')).toEqual({ at: [] });
	});

	it('fills a list from the entries that a filter finds, and names them by their places', () => {
		const rows: MappingRow[] = [
			{ source: 'items[?kind=tax].name', target: 'taxes[*].name' },
			{ source: 'items[?kind=tax].rate', target: 'taxes[*].rate', type: 'number' },
		];
		const item = (kind: string, rate: unknown) => ({ kind, name: `${kind} ${rate}`, rate });
		expect(map(rows, { items: [item('fee', 1), item('tax', 2), item('tax', '3')] })).toEqual({
			taxes: [
				{ name: 'tax 2', rate: 2 },
				{ name: 'tax 3', rate: 3 },
			],
		});
		expect(failuresOf(rows, { items: [item('fee', 1), item('tax', 'x')] })).toEqual([
			expect.objectContaining({ source: 'items[1].rate', target: 'taxes[0].rate' }),
		]);
		expect(failuresOf(rows, { items: 'x' }).map(({ row }) => row)).toEqual([1, 2]);
	});

	it('fills one list from two, position by position', () => {
		const rows: MappingRow[] = [
			{ source: 'skus[*]', target: 'lines[*].sku' },
			{ source: 'counts[*]', target: 'lines[*].count' },
		];
		expect(map(rows, { skus: ['A'], counts: [1, 2] })).toEqual({
			lines: [{ sku: 'A', count: 1 }, { count: 2 }],
		});
	});

	it('keeps a secret out of its failures', () => {
		const rows: MappingRow[] = [
			{ source: 'api_key', target: 'key', type: 'number' },
			{ source: 'login.name', target: 'password', type: 'number' },
			{ source: 'token', target: 'token', required: true },
		];
		const failures = failuresOf(rows, { api_key: 'k-123', login: { name: 'k-456' } });
		expect(JSON.stringify(failures)).not.toMatch(/k-\d/);
		expect(failures.map(({ message }) => message)).toEqual([
			'Row 1: api_key → key: the value, which is secret, is refused (type number)',
			'Row 2: login.name → password: the value, which is secret, is refused (type number)',
			'Row 3: token → token: there is no value, and one is required',
		]);
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
				value: undefined,
				rule: 'required',
				message: 'Row 2: phone → phone: there is no value, and one is required',
			},
			{
				row: 3,
				source: 'total_price',
				target: 'total',
				value: 'abc',
				rule: 'type number',
				message: "Row 3: total_price → total: 'abc' is not a number",
			},
			{
				row: 4,
				source: 'line_items[0].price',
				target: 'lines[0].cents',
				value: '1.999',
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
				value: 'x',
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
		[
			'a list of entries that do not belong together',
			[
				{ source: 'a[*].x', target: 'b[*].x' },
				{ source: 'a[?c=1].y', target: 'b[*].y' },
			],
			/^Row 2: fills b from a\[\?c=1\], but row 1 from a\[\*\]$/,
		],
		['a target from the end', [{ source: 'a', target: 'b[-1]' }], /^Row 1: target b\[-1\] has to/],
		[
			'a target that is searched for',
			[{ source: 'a', target: 'b[?c=1][0].d' }],
			/^Row 1: target b\[\?c=1\]\[0\]\.d has to say a place: names, \[0\] or \[\*\]/,
		],
		['no target', [{ source: 'a', target: '@' }], /^Row 1: target @ has to start with a name/],
		[
			'^ without each',
			[{ source: '^.a', target: 'b' }],
			/^Row 1: source starts with \^, which needs/,
		],
		['^ in a target', [{ source: 'a', target: '^.b' }], /^Row 1: target '\^\.b' must not start/],
		['a gap in a list', [{ source: 'a', target: 'b[1]' }], /no row before it writes b\[0\]/],
	])('refuses %s', (_what, rows, message) => {
		expect(() => compileMapping({ rows })).toThrow(message);
		expect(() => compileMapping({ rows })).toThrow(
			expect.objectContaining({ name: 'MappingError' }),
		);
	});
});
