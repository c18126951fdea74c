import fc from 'fast-check';
import { linkTarget, parseLinkHeader } from '../../../core/pagination/linkHeader';

describe('Link header (RFC 8288)', () => {
	it.each<[string, string, string | undefined]>([
		['one link', '<https://a.example/2>; rel="next"', 'https://a.example/2'],
		['a rel without quotes', '<https://a.example/2>; rel=next', 'https://a.example/2'],
		['the second of two', '</1>; rel="prev", </3>; rel="next"', '/3'],
		['several relations in one', '</2>; rel="last next"', '/2'],
		['other letters', '</2>; REL="Next"', '/2'],
		['parameters before rel', '</2>; title="x"; foo=1; rel="next"', '/2'],
		[
			'a comma and a semicolon in a quoted string',
			'</1>; title="a, b; rel=next"; rel="prev", </2>; rel="next"',
			'/2',
		],
		[
			'a quoted quote',
			String.raw`</1>; title="\", </9>; rel=\"next"; rel=prev, </2>; rel=next`,
			'/2',
		],
		['a comma in the target', '</list?ids=1,2>; rel="next"', '/list?ids=1,2'],
		['white space everywhere', ' </2> ;  rel = "next" ', '/2'],
		['empty list members', ', , </2>; rel="next",', '/2'],
		['the first rel of two in one link', '</1>; rel="prev"; rel="next"', undefined],
		['a parameter without value', '</2>; crossorigin; rel="next"', '/2'],
		['a link about something else', '</2>; rel="next"; anchor="#part"', undefined],
		['another relation', '</1>; rel="prev"', undefined],
		['a relation that only contains the word', '</1>; rel="next-archive"', undefined],
		['nonsense', 'next: /2', undefined],
		['nothing', '', undefined],
		[
			"Shopify's",
			'<https://s.myshopify.com/admin/api/orders.json?limit=3&page_info=abc>; rel="previous", <https://s.myshopify.com/admin/api/orders.json?limit=3&page_info=def>; rel="next"',
			'https://s.myshopify.com/admin/api/orders.json?limit=3&page_info=def',
		],
	])('reads %s', (_case, header, target) => {
		expect(linkTarget(header, 'next')).toBe(target);
	});

	it('has no next page without the header', () => {
		expect(linkTarget(undefined, 'next')).toBeUndefined();
	});

	it('gives each link with its relations and parameters', () => {
		expect(parseLinkHeader('</2>; rel="next last"; Title="Page \\"2\\""; rel=prev')).toEqual([
			{ target: '/2', rels: ['next', 'last'], parameters: { title: 'Page "2"' } },
		]);
	});

	it('ends for any text', () => {
		fc.assert(
			fc.property(fc.string({ unit: fc.constantFrom(...'<>",;=\\ a') }), (header) => {
				expect(Array.isArray(parseLinkHeader(header))).toBe(true);
			}),
		);
	});
});
