import type { Preset } from '../Preset';
import { woocommerceApi } from './api';

export const woocommercePreset = {
	name: 'woocommerce',
	displayName: 'WooCommerce',
	docs: { api: 'https://woocommerce.github.io/woocommerce-rest-api-docs/' },
	api: woocommerceApi,
	limits: {
		windows: [],
		inFlight: 5,
		plan: 'The store has none of its own; its host may. Five calls at a time spare a small one.',
	},
	pagination: {
		list: {
			example: { path: '/products?per_page=100' },
			strategy: { type: 'link', itemsPath: '@' },
		},
	},
	batches: {
		create: {
			path: '/products/batch',
			plan: {
				shape: { type: 'object', field: 'create' },
				limits: { maxItems: 100, maxBytes: 1_000_000 },
				answer: { type: 'index', path: 'create', errorPath: 'error' },
			},
		},
		update: {
			path: '/products/batch',
			plan: {
				shape: { type: 'object', field: 'update' },
				limits: { maxItems: 100, maxBytes: 1_000_000 },
				answer: { type: 'index', path: 'update', errorPath: 'error' },
			},
		},
	},
	errors: { message: 'message', code: 'code' },
	notes: [
		'Orders, customers and coupons have the same batches below their own paths.',
		'There is no idempotency key.',
	],
	unconfirmed: [
		'How large a body may be is for the server of the store to say.',
		'That a batch has at most 100 items.',
	],
} as const satisfies Preset;
