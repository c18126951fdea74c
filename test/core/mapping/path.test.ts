import fc from 'fast-check';
import { parsePath, parseSource } from '../../../core/mapping/path';
import { EACH, formatPath } from '../../../core/mapping/segment';
import type { Filter } from '../../../core/mapping/segment';

const filter = (field: string, equals: string, at?: number): Filter => ({
	field: field.split('.'),
	equals,
	...(at !== undefined && { at }),
});

describe('parsePath', () => {
	it.each([
		['email', ['email']],
		['customer.email', ['customer', 'email']],
		['  customer.email ', ['customer', 'email']],
		['line_items[0].sku', ['line_items', 0, 'sku']],
		['line_items[-1].sku', ['line_items', -1, 'sku']],
		['line_items[-0]', ['line_items', 0]],
		['line_items[*].sku', ['line_items', EACH, 'sku']],
		['[0][*]', [0, EACH]],
		['["odd name"]', ['odd name']],
		['a["x.y"].b', ['a', 'x.y', 'b']],
		['a[\'say "hi"\']', ['a', 'say "hi"']],
		['["back\\\\slash \\"quoted\\""]', ['back\\slash "quoted"']],
		['["0"]', ['0']],
		['["^"]["@"]["$json"]', ['^', '@', '$json']],
		['[""]', ['']],
		['Größe in cm', ['Größe in cm']],
		['@type.$id', ['@type', '$id']],
		['toString.length', ['toString', 'length']],
		['@', []],
		['@.a', ['a']],
		['@[0]', [0]],
	])('reads %s', (text, path) => {
		expect(parsePath(text)).toEqual(path);
	});

	it.each([
		['a[?type=shipping].b', ['a', filter('type', 'shipping'), 'b']],
		['a[? type = in store ]', ['a', filter('type', 'in store')]],
		['a[?address.country=BE]', ['a', filter('address.country', 'BE')]],
		['a[?type="[x]=\\"y\\""]', ['a', filter('type', '[x]="y"')]],
		["a[?type='']", ['a', filter('type', '')]],
		['a[?"odd name"=1]', ['a', filter('odd name', '1')]],
		['a[?id=1][0].b', ['a', filter('id', '1', 0), 'b']],
		['a[?id=1][-1]', ['a', filter('id', '1', -1)]],
		['a[?id=1][0][0]', ['a', filter('id', '1', 0), 0]],
		['a[?id=1][?x=2]', ['a', filter('id', '1'), filter('x', '2')]],
	])('reads the filter in %s', (text, path) => {
		expect(parsePath(text)).toEqual(path);
	});

	it.each([
		['', 'is empty: write a path such as customer.email'],
		['  ', 'is empty: write a path such as customer.email'],
		['.', "at character 1 ('.'): start with a name, not with a dot"],
		['.a', "at character 1 ('.a'): start with a name"],
		['a.', "at character 2 ('.'): write a name after the dot"],
		['a..b', "at character 2 ('..b'): write one dot between two names"],
		['a.[0]', "at character 2 ('.[0]'): write brackets without a dot before them"],
		['a[', "at character 2 ('['): a closing ] is missing"],
		['a["b', 'write a quoted name as ["odd name"]'],
		['a[]', 'write [*] for every entry, [0] for the first or [-1] for the last'],
		['order.lines[x].sku', `at character 12 ('[x].sku'): write a name in brackets with quotes`],
		['a["b"c]', 'write a quoted name as ["odd name"]'],
		['["a"]b', "at character 6 ('b'): write a dot before a name"],
		['a]', "at character 2 (']'): a ] has no [ before it"],
		['a.0.b', 'write [0] for a position in a list, or ["0"] for the name of a field'],
		['a[type=x]', 'a filter starts with a question mark, as in [?type=shipping]'],
		['a[?type==x]', 'a filter compares with one =, as in [?type=shipping]'],
		['a[?type!=x]', 'a filter compares with one =, as in [?type=shipping]'],
		['a[?price>5]', 'a filter compares with one =, as in [?type=shipping]'],
		['a[?type]', 'write a filter as [?type=shipping] or [?type="odd value"]'],
		['a[?type=]', 'write a filter as [?type=shipping] or [?type="odd value"]'],
		['a[?a..b=1]', 'a name is missing between the dots'],
		['$json.email', 'leave out $json'],
		['$.email', 'leave out $'],
		['^name', '^ and @ stand at the start, as in ^.name; a field is ["^name"]'],
		['a.^.b', '^ and @ stand at the start'],
		['^.a', "'^.a' must not start with ^"],
		['={{ $json.email }}', 'is an expression: write the path alone, as in customer.email'],
		['a'.repeat(1001), 'has 1001 characters: a path has 1000 at most'],
	])('says what to write instead of %j', (text, message) => {
		expect(() => parsePath(text)).toThrow(message);
		expect(() => parsePath(text)).toThrow(expect.objectContaining({ name: 'MappingError' }));
	});

	it.each([
		'__proto__',
		'a.constructor.b',
		'a["prototype"]',
		"['__proto__'].x",
		'a[?__proto__=1]',
		'a[?"constructor"=1]',
		'a[?b.prototype=1][0]',
	])('refuses %s, which is no field', (text) => {
		expect(() => parsePath(text)).toThrow(/JavaScript keeps for itself/);
	});
});

describe('parseSource', () => {
	it.each([
		['name', 0, ['name']],
		['^.name', 1, ['name']],
		['^.^.lines[0]', 2, ['lines', 0]],
		['^', 1, []],
		['^["odd name"]', 1, ['odd name']],
		['^[0]', 1, [0]],
		['["^"].a', 0, ['^', 'a']],
	])('reads %s', (text, up, path) => {
		expect(parseSource(text)).toEqual({ up, path });
	});
});

describe('formatPath', () => {
	const reserved = ['__proto__', 'constructor', 'prototype'];
	const text = fc
		.oneof(
			fc.string({ unit: 'binary' }),
			fc.constantFrom('^', '@', '$json', '7', 'a=b', '!', '[0]'),
		)
		.filter((name) => !reserved.includes(name) && !name.includes('{{'));
	const field = fc.oneof(
		text.map((name) => [name]),
		fc.array(fc.constantFrom('a', 'b c', 'd'), { minLength: 1 }),
	);
	const position = fc.integer({ min: -999_999_999, max: 999_999_999 });
	const segment = fc.oneof(
		text,
		position,
		fc.constant(EACH),
		fc.record({ field, equals: text }),
		fc.record({ field, equals: text, at: position }),
	);

	it('writes what parsePath reads', () => {
		fc.assert(
			fc.property(fc.array(segment, { minLength: 1, maxLength: 6 }), (path) => {
				// A position after a filter is read as a part of it.
				const isApart = path.every(
					(part, index) =>
						typeof part !== 'number' ||
						typeof path[index - 1] !== 'object' ||
						(path[index - 1] as Filter).at !== undefined,
				);
				fc.pre(isApart && formatPath(path).length <= 1000);
				expect(parsePath(formatPath(path))).toEqual(path);
			}),
		);
	});

	it('fills in positions as far as they go', () => {
		const path = parsePath('orders[*].lines[?type=a][?b=c].sku');
		expect(formatPath(path, [3])).toBe('orders[3].lines[?type=a][?b=c].sku');
		expect(formatPath(path, [3, 0, 2])).toBe('orders[3].lines[0][2].sku');
		expect(formatPath(parsePath('a[?b=c][0].d[*]'), [5])).toBe('a[?b=c][0].d[5]');
	});
});
