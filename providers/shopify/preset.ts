import type { Preset } from '../Preset';
import { perSecond } from '../rates';
import { shopifyApi } from './api';

export const shopifyPreset = {
	name: 'shopify',
	displayName: 'Shopify Admin',
	docs: {
		api: 'https://shopify.dev/docs/api/admin',
		limits: 'https://shopify.dev/docs/api/usage/limits',
	},
	api: shopifyApi,
	limits: {
		dialect: 'shopify',
		windows: [],
		// GraphQL has a bucket of its own, in points, which every answer tells; so has REST, in calls.
		endpoints: [
			{ path: '/admin/api/*/graphql.json' },
			{ path: '/admin/**', limits: [perSecond(2)] },
		],
		plan: 'A standard shop: REST 2 calls a second, GraphQL 100 points a second. Advanced has twice, Plus ten times as much.',
	},
	// https://shopify.dev/docs/api/usage/idempotent-requests: @idempotent(key: $key) in the mutation.
	idempotency: {
		place: { in: 'body', name: 'variables.key' },
		automatic: false,
		calls: [{ method: 'POST', path: '/admin/api/*/graphql.json' }],
		maxLength: 255,
	},
	pagination: {
		rest: {
			example: { path: '/orders.json?limit=250' },
			strategy: { type: 'link', itemsPath: 'orders' },
			named: true,
		},
		graphql: {
			example: { method: 'POST', path: '/graphql.json' },
			strategy: {
				type: 'cursor',
				itemsPath: 'data.orders.nodes',
				place: { in: 'body', name: 'variables.after' },
				cursorPath: 'data.orders.pageInfo.endCursor',
				hasMorePath: 'data.orders.pageInfo.hasNextPage',
			},
			named: true,
		},
	},
	graphql: { path: '/graphql.json' },
	errors: { message: 'errors' },
	notes: [
		'A mutation refuses data in a 200: name its list of errors, such as data.productCreate.userErrors.',
		'REST is legacy since October 2024; it has no idempotency key.',
	],
	unconfirmed: ['How long an idempotency key may be, and which mutations take one.'],
} as const satisfies Preset;
