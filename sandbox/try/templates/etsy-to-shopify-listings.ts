import { createApi } from '../lib/api.ts';
import type { Route } from '../lib/api.ts';
import { calls } from '../lib/figures.ts';
import type { Stage } from '../lib/stage.ts';
import type { Try } from '../lib/Try.ts';

type ProductSet = {
	variables: {
		identifier: { handle: string };
		input: { status: string; title?: string; variants?: Array<{ price: string }> };
	};
};

const listings = new Map<number, object>();
const products = new Map<string, string>();
let reservedTitle: string | undefined;

/** https://developers.etsy.com/documentation/reference#operation/findAllActiveListingsByShop */
const active: Route = ({ query }) => {
	const offset = Number(query.get('offset') ?? 0);
	const limit = Number(query.get('limit') ?? 25);
	const all = [...listings.values()];
	return {
		status: 200,
		body: { count: all.length, results: all.slice(offset, offset + limit) },
	};
};

/** `productSet`, https://shopify.dev/docs/api/admin-graphql/latest/mutations/productSet */
const productSet: Route = ({ body }) => {
	const { identifier, input } = (body as ProductSet).variables;
	const userErrors =
		reservedTitle !== undefined && input.title === reservedTitle
			? [{ field: ['title'], message: 'Title is reserved' }]
			: [];
	const product = { id: `gid://shopify/Product/${identifier.handle}`, ...identifier };
	if (userErrors.length === 0) {
		const price = input.variants?.[0]?.price;
		products.set(identifier.handle, `${identifier.handle} ${price ?? input.status}`);
	}
	return { status: 200, body: { data: { productSet: { product, userErrors } } } };
};

const GRAPHQL = 'POST /admin/api/2026-07/graphql.json';
const etsy = createApi({ 'GET /v3/application/shops/42/listings/active': active });
const shopify = createApi({ [GRAPHQL]: productSet });

const list = (id: number, amount: number) =>
	listings.set(id, {
		...{
			listing_id: id,
			title: `Mug ${id}`,
			description: 'Blue & white',
			tags: ['mug'],
			skus: [`MUG-${id}`],
		},
		price: { amount, divisor: 100, currency_code: 'EUR' },
		updated_timestamp: Math.floor(Date.now() / 1_000),
	});
const hour = (stage: Stage) => stage.run('Every hour');

export const etsyToShopifyListings: Try = {
	hosts: { 'openapi.etsy.com': etsy, 'sandbox.myshopify.com': shopify },
	credentials: {
		'Your Etsy app': { keystring: 'keystring', sharedSecret: 'shared-secret' },
		'Your Shopify shop': { shop: 'sandbox.myshopify.com', accessToken: 'shpat_sandbox' },
	},
	parameters: { 'List at Etsy': { path: '/shops/42/listings/active' } },
	figures: {
		'listings read': calls(etsy, 'GET /v3/application/shops/42/listings/active'),
		'calls to Shopify': calls(shopify, GRAPHQL),
		products: () => [...products.values()].join(', '),
	},
	steps: [
		{
			what: 'Two listings',
			act(stage) {
				list(1, 1999);
				list(2, 2500);
				return hour(stage);
			},
			then: {
				...{ 'listings read': 1, 'calls to Shopify': 2 },
				products: 'etsy-1 19.99, etsy-2 25.00',
			},
		},
		{ what: 'Nothing has changed', act: hour, then: { 'listings read': 2 } },
		{
			what: 'One has another price, one ends',
			act(stage) {
				list(1, 999);
				listings.delete(2);
				return hour(stage);
			},
			then: {
				...{ 'listings read': 3, 'calls to Shopify': 4 },
				products: 'etsy-1 9.99, etsy-2 ARCHIVED',
			},
		},
		{
			what: 'Shopify refuses a title',
			act(stage) {
				reservedTitle = 'Mug 3';
				list(3, 700);
				return hour(stage);
			},
			then: { 'listings read': 4, 'calls to Shopify': 5, 'dead letters': 1 },
		},
		{
			what: 'Mended and replayed',
			act(stage) {
				reservedTitle = undefined;
				return stage.replay();
			},
			then: {
				...{ 'calls to Shopify': 6, 'dead letters': 0 },
				products: 'etsy-1 9.99, etsy-2 ARCHIVED, etsy-3 7.00',
			},
		},
		{
			what: 'Shopify is down',
			act(stage) {
				shopify.goDown();
				list(4, 400);
				return hour(stage);
			},
			then: { 'listings read': 5, 'dead letters': 1 },
		},
		{
			what: 'Up again, after the circuit breaker’s 10 s, and replayed',
			async act(stage) {
				shopify.mend();
				await stage.wait(11_000);
				await stage.replay();
			},
			then: {
				...{ 'calls to Shopify': 7, 'dead letters': 0 },
				products: 'etsy-1 9.99, etsy-2 ARCHIVED, etsy-3 7.00, etsy-4 4.00',
			},
		},
		{ what: 'The next hour', act: hour, then: { 'listings read': 6 } },
	],
};
