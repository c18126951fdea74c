import fc from 'fast-check';
import { EACH, formatPath, parsePath } from '../../../core/mapping/path';

describe('parsePath', () => {
	it.each([
		['email', ['email']],
		['customer.email', ['customer', 'email']],
		['  customer.email ', ['customer', 'email']],
		['line_items[0].sku', ['line_items', 0, 'sku']],
		['line_items[*].sku', ['line_items', EACH, 'sku']],
		['[0][*]', [0, EACH]],
		['["odd name"]', ['odd name']],
		['a["x.y"].b', ['a', 'x.y', 'b']],
		['a[\'say "hi"\']', ['a', 'say "hi"']],
		['["back\\\\slash \\"quoted\\""]', ['back\\slash "quoted"']],
		['["0"]', ['0']],
		['[""]', ['']],
		['Größe in cm', ['Größe in cm']],
		['toString.length', ['toString', 'length']],
	])('reads %s', (text, path) => {
		expect(parsePath(text)).toEqual(path);
	});

	it.each([
		'',
		'  ',
		'.',
		'.a',
		'a.',
		'a..b',
		'a[',
		'a[]',
		'a[x]',
		'a[-1]',
		'a["b]',
		'["a"]b',
		'a]',
	])('refuses %j', (text) => {
		expect(() => parsePath(text)).toThrow(/is not a path|is empty/);
	});

	it('says where a path goes wrong', () => {
		expect(() => parsePath('order.lines[x].sku')).toThrow("from '[x].sku' on");
	});

	it.each(['__proto__', 'a.constructor.b', 'a["prototype"]', "['__proto__'].x"])(
		'refuses %s, which is no field',
		(text) => {
			expect(() => parsePath(text)).toThrow(/JavaScript keeps for itself/);
		},
	);

	it('tells an expression from a path', () => {
		expect(() => parsePath('={{ $json.email }}')).toThrow(/write the path alone/);
	});
});

describe('formatPath', () => {
	it('writes what parsePath reads', () => {
		const name = fc
			.string({ unit: 'binary' })
			.filter(
				(text) => !['__proto__', 'constructor', 'prototype'].includes(text) && !text.includes('{{'),
			);
		const segment = fc.oneof(name, fc.nat({ max: 999_999_999 }), fc.constant(EACH));
		fc.assert(
			fc.property(fc.array(segment, { minLength: 1 }), (path) => {
				expect(parsePath(formatPath(path))).toEqual(path);
			}),
		);
	});

	it('fills in positions as far as they go', () => {
		const path = parsePath('orders[*].lines[*].sku');
		expect(formatPath(path, [3])).toBe('orders[3].lines[*].sku');
		expect(formatPath(path, [3, 0])).toBe('orders[3].lines[0].sku');
	});
});
