import fc from 'fast-check';
import { endpointRule, pathMatches } from '../../../core/ratelimit/endpoint';

describe('endpoint rules', () => {
	it.each([
		['/orders', '/orders', true],
		['/orders', '/orders/', true],
		['/orders', '/orders/1', false],
		['/orders/*', '/orders/1', true],
		['/orders/*', '/orders/1/lines', false],
		['/orders/*/lines', '/orders/1/lines', true],
		['/orders/**', '/orders', true],
		['/orders/**', '/orders/1/lines', true],
		['/**/lines', '/a/b/lines', true],
		['/**/a/**/b', '/x/a/y/z/b', true],
		['/**/a/**/b', '/x/a/y/z/c', false],
		['/v*/orders', '/v2/orders', true],
		['/admin/*.json', '/admin/orders.json', true],
		['/admin/*.json', '/admin/orders.xml', false],
		['/b*', '/ab', false],
		['/a.c', '/abc', false],
		['/**', '/', true],
	])('%s and %s: %s', (pattern, path, expected) => {
		expect(pathMatches(pattern, path)).toBe(expected);
	});

	it('takes the first rule that matches method and path', () => {
		const rules = [
			{ method: 'POST', path: '/orders', weight: 5 },
			{ path: '/orders', weight: 2 },
			{ path: '/**', weight: 1 },
		];
		expect(endpointRule(rules, 'post', '/orders')).toBe(rules[0]);
		expect(endpointRule(rules, 'GET', '/orders')).toBe(rules[1]);
		expect(endpointRule(rules, 'GET', '/other')).toBe(rules[2]);
		expect(endpointRule(rules.slice(0, 2), 'GET', '/other')).toBeUndefined();
	});

	it('agrees with a regular expression', () => {
		const part = fc.constantFrom('a', 'b', 'ab', '*', '**', 'a*b');
		const segment = fc.constantFrom('a', 'b', 'ab', 'aab');
		fc.assert(
			fc.property(
				fc.array(part, { minLength: 1, maxLength: 6 }),
				fc.array(segment, { minLength: 1, maxLength: 6 }),
				(parts, segments) => {
					const source = parts
						.map((p) =>
							p === '**' ? '(/[^/]+)*' : `/${p.replaceAll('*', p === '*' ? '[^/]+' : '[^/]*')}`,
						)
						.join('');
					const expected = new RegExp(`^${source}$`).test(`/${segments.join('/')}`);
					expect(pathMatches(`/${parts.join('/')}`, `/${segments.join('/')}`)).toBe(expected);
				},
			),
		);
	});
});
