import fc from 'fast-check';
import { RATE_DIALECTS, readRateHeaders } from '../../../core/ratelimit/readRateHeaders';

const NOW = Date.UTC(2026, 10, 20, 12);
const SECONDS = NOW / 1000;
const read = (headers: Record<string, string>, body?: unknown) =>
	readRateHeaders(headers, body, NOW);

describe('readRateHeaders', () => {
	it.each<[string, Record<string, string>, unknown[]]>([
		[
			'IETF draft 11',
			{ ratelimit: '"default";r=50;t=30', 'ratelimit-policy': '"default";q=100;w=60' },
			[{ name: 'default', limit: 100, remaining: 50, resetAt: NOW + 30_000 }],
		],
		[
			'several IETF policies',
			{
				ratelimit: '"a, b";r=1;t=2, "day";r=3',
				'ratelimit-policy': '"a, b";q=9;w=10,"day";q=5;w=86400',
			},
			[
				{ name: 'a, b', limit: 9, remaining: 1, resetAt: NOW + 2000 },
				{ name: 'day', limit: 5, remaining: 3, resetAt: NOW + 86_400_000 },
			],
		],
		[
			'Hugging Face',
			{ ratelimit: '"api";r=489;t=271', 'ratelimit-policy': '"fixed window";"api";q=500;w=300' },
			[{ name: 'api', limit: 500, remaining: 489, resetAt: NOW + 271_000 }],
		],
		[
			'the IETF dictionary of drafts 06 and 07',
			{ ratelimit: 'limit=100, remaining=50, reset=30' },
			[{ name: 'default', limit: 100, remaining: 50, resetAt: NOW + 30_000 }],
		],
		[
			'separate IETF headers with policies in the limit',
			{
				'ratelimit-limit': '100, 100;w=60',
				'ratelimit-remaining': '7',
				'ratelimit-reset': '12',
			},
			[{ name: 'default', limit: 100, remaining: 7, resetAt: NOW + 12_000 }],
		],
		[
			'GitHub, in epoch seconds',
			{
				'x-ratelimit-limit': '5000',
				'x-ratelimit-remaining': '0',
				'x-ratelimit-reset': String(SECONDS + 99),
			},
			[{ name: 'default', limit: 5000, remaining: 0, resetAt: NOW + 99_000 }],
		],
		[
			'epoch ms',
			{ 'x-rate-limit-remaining': '5', 'x-rate-limit-reset': String(NOW + 1500) },
			[{ name: 'default', remaining: 5, resetAt: NOW + 1500 }],
		],
		[
			'OpenAI',
			{
				'x-ratelimit-limit-requests': '60',
				'x-ratelimit-remaining-requests': '59',
				'x-ratelimit-reset-requests': '20ms',
				'x-ratelimit-limit-tokens': '150000',
				'x-ratelimit-remaining-tokens': '149984',
				'x-ratelimit-reset-tokens': '6m0.5s',
			},
			[
				{ name: 'requests', limit: 60, remaining: 59, resetAt: NOW + 20 },
				{ name: 'tokens', limit: 150_000, remaining: 149_984, resetAt: NOW + 360_500 },
			],
		],
		[
			'Anthropic',
			{
				'anthropic-ratelimit-requests-limit': '50',
				'anthropic-ratelimit-requests-remaining': '49',
				'anthropic-ratelimit-requests-reset': '2026-11-20T12:00:02Z',
			},
			[{ name: 'requests', limit: 50, remaining: 49, resetAt: NOW + 2000 }],
		],
		[
			'Shopify REST',
			{ 'x-shopify-shop-api-call-limit': '32/40' },
			[{ name: 'calls', limit: 40, remaining: 8, resetAt: NOW + 16_000, restorePerSecond: 2 }],
		],
		[
			'Etsy, with the shortened name',
			{
				'x-limit-per-second': '10',
				'x-remaining-this-secon': '9',
				'x-limit-per-day': '10000',
				'x-remaining-today': '77',
			},
			[
				{ name: 'second', limit: 10, remaining: 9, resetAt: NOW + 1000 },
				{ name: 'day', limit: 10_000, remaining: 77 },
			],
		],
		[
			'HubSpot',
			{
				'x-hubspot-ratelimit-max': '100',
				'x-hubspot-ratelimit-remaining': '3',
				'x-hubspot-ratelimit-daily': '250000',
				'x-hubspot-ratelimit-daily-remaining': '9',
			},
			[
				{ name: 'interval', limit: 100, remaining: 3, resetAt: NOW + 10_000 },
				{ name: 'day', limit: 250_000, remaining: 9 },
			],
		],
		[
			'Meta',
			{
				'x-app-usage': '{"call_count":28,"total_time":95,"total_cputime":25}',
				'x-business-use-case-usage':
					'{"1":[{"type":"ads","call_count":100,"estimated_time_to_regain_access":5}]}',
			},
			[
				{ name: 'x-app-usage', usedRatio: 0.95 },
				{ name: 'x-business-use-case-usage', usedRatio: 1, resetAt: NOW + 300_000 },
			],
		],
		[
			'IETF without a policy',
			{ ratelimit: '"default";r=50;t=30' },
			[{ name: 'default', remaining: 50, resetAt: NOW + 30_000 }],
		],
		['IETF without a time', { ratelimit: '"default";r=50' }, [{ name: 'default', remaining: 50 }]],
		[
			'the standard before what a vendor says under the same name',
			{ ratelimit: '"default";r=50', 'x-ratelimit-remaining': '7' },
			[{ name: 'default', remaining: 50 }],
		],
		[
			'what is left alone, to its last decimal',
			{ 'x-ratelimit-remaining': '7.25' },
			[{ name: 'default', remaining: 7.25 }],
		],
		['a count that does not come first', { 'x-ratelimit-remaining': 'about 7' }, []],
		['no bucket of Shopify', { 'x-shopify-shop-api-call-limit': 'x32/40' }, []],
		['no bucket of Shopify either', { 'x-shopify-shop-api-call-limit': '32/40x' }, []],
		['nothing', { 'content-type': 'application/json' }, []],
		[
			'nonsense',
			{
				ratelimit: '"a";r=many',
				'x-ratelimit-remaining': 'lots',
				'x-app-usage': '[null, 1, "x"]',
				'x-shopify-shop-api-call-limit': '1/0',
			},
			[],
		],
	])('reads %s', (_, headers, expected) => {
		expect(read(headers)).toEqual(expected);
	});

	it("reads Shopify's GraphQL cost from the body", () => {
		const throttleStatus = { maximumAvailable: 1000, currentlyAvailable: 900, restoreRate: 50 };
		expect(read({}, { extensions: { cost: { throttleStatus } } })).toEqual([
			{ name: 'cost', limit: 1000, remaining: 900, resetAt: NOW + 2000, restorePerSecond: 50 },
		]);
	});

	it.each([
		{ maximumAvailable: '1000', currentlyAvailable: 900, restoreRate: 50 },
		{ maximumAvailable: 1000, currentlyAvailable: null, restoreRate: 50 },
		{ maximumAvailable: 1000, currentlyAvailable: 900 },
		null,
	])('makes nothing of another cost: %j', (throttleStatus) => {
		expect(read({}, { extensions: { cost: { throttleStatus } } })).toEqual([]);
	});

	it('reads only the dialect it is told to', () => {
		const headers = { 'x-ratelimit-remaining': '5', 'x-shopify-shop-api-call-limit': '1/40' };
		expect(readRateHeaders(headers, undefined, NOW, 'shopify')).toMatchObject([{ name: 'calls' }]);
	});

	it('stands whatever a server sends, in every dialect', () => {
		const names = [
			'ratelimit',
			'ratelimit-policy',
			'x-ratelimit-remaining',
			'x-ratelimit-reset',
			'x-app-usage',
			'x-business-use-case-usage',
			'x-shopify-shop-api-call-limit',
		];
		const value = fc.oneof(fc.string(), fc.json(), fc.integer().map(String));
		fc.assert(
			fc.property(
				fc.dictionary(fc.constantFrom(...names), value),
				fc.jsonValue(),
				fc.constantFrom(...RATE_DIALECTS),
				(headers, body, dialect) => {
					for (const { limit, remaining, usedRatio } of readRateHeaders(
						headers,
						body,
						NOW,
						dialect,
					)) {
						for (const number of [limit, remaining, usedRatio]) expect(number).not.toBeNaN();
					}
				},
			),
		);
	});
});
