import type { Preset } from '../Preset';
import { squareApi } from './api';

/** The creating calls that have the field, read from its SDK (square 46); others refuse it. */
const KEYED = [
	'/v2/bookings',
	'/v2/cards',
	'/v2/catalog/batch-upsert',
	'/v2/catalog/object',
	'/v2/customers',
	'/v2/gift-cards',
	'/v2/gift-cards/activities',
	'/v2/inventory/changes/batch-create',
	'/v2/invoices',
	'/v2/online-checkout/payment-links',
	'/v2/orders',
	'/v2/payments',
	'/v2/refunds',
	'/v2/subscriptions',
];

export const squarePreset = {
	name: 'square',
	displayName: 'Square',
	docs: {
		api: 'https://developer.squareup.com/reference/square',
		limits:
			'https://developer.squareup.com/docs/build-basics/general-considerations/handling-errors',
	},
	api: squareApi,
	headers: { 'square-version': '2026-09-16' },
	limits: { windows: [], plan: 'None is published: a 429 asks for a slower pace.' },
	idempotency: {
		place: { in: 'body', name: 'idempotency_key' },
		automatic: true,
		calls: KEYED.map((path) => ({ method: 'POST', path })),
		maxLength: 45,
	},
	pagination: {
		list: {
			example: { path: '/v2/payments?limit=100' },
			strategy: {
				type: 'cursor',
				itemsPath: 'payments',
				itemsOptional: true,
				place: { in: 'query', name: 'cursor' },
				cursorPath: 'cursor',
			},
			named: true,
		},
		search: {
			example: { method: 'POST', path: '/v2/orders/search' },
			strategy: {
				type: 'cursor',
				itemsPath: 'orders',
				itemsOptional: true,
				place: { in: 'body', name: 'cursor' },
				cursorPath: 'cursor',
			},
			named: true,
		},
	},
	errors: { message: 'errors[0].detail', code: 'errors[0].code' },
	notes: ['A list without items is left out of the answer.'],
	unconfirmed: ['How long a key is remembered.'],
} as const satisfies Preset;
