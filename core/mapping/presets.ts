import type { Json } from './types';

/** A result that is common enough to be checked by name. */
export interface Preset {
	readonly title: string;
	readonly description: string;
	/** JSON Schema 2020-12. */
	readonly schema: { readonly [key: string]: Json };
}

const text = { type: 'string', minLength: 1 };
const currency = { type: 'string', pattern: '^[A-Z]{3}$' };
const time = { type: 'string', format: 'date-time' };
const wholeNumber = { type: 'integer', minimum: 0 };

export const presets = {
	warehouseOrder: {
		title: 'Warehouse Order',
		description: 'An order as the Shopify to warehouse template sends it',
		schema: {
			type: 'object',
			required: ['order_number', 'ordered_at', 'currency', 'total_cents', 'ship_to', 'lines'],
			properties: {
				order_number: text,
				shopify_order_id: { type: ['string', 'null'] },
				ordered_at: time,
				currency,
				total_cents: wholeNumber,
				customer: {
					type: 'object',
					properties: { email: { type: ['string', 'null'], format: 'email' } },
				},
				ship_to: {
					type: 'object',
					required: ['name', 'street', 'city', 'country'],
					properties: {
						name: text,
						street: text,
						city: text,
						postal_code: { type: ['string', 'null'] },
						country: { type: 'string', pattern: '^[A-Z]{2}$' },
					},
				},
				lines: {
					type: 'array',
					minItems: 1,
					items: {
						type: 'object',
						required: ['sku', 'quantity'],
						properties: { sku: text, quantity: { type: 'integer', minimum: 1 } },
					},
				},
			},
		},
	},
	shopifyProduct: {
		title: 'Shopify Product',
		description: 'A product as Shopify’s Admin API takes it',
		schema: {
			type: 'object',
			required: ['title'],
			properties: {
				title: { type: 'string', minLength: 1, maxLength: 255 },
				body_html: { type: 'string' },
				vendor: text,
				product_type: { type: 'string' },
				handle: { type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' },
				status: { enum: ['active', 'archived', 'draft'] },
				tags: { type: 'string' },
				variants: {
					type: 'array',
					minItems: 1,
					items: {
						type: 'object',
						required: ['price'],
						properties: {
							sku: { type: 'string' },
							price: { type: 'string', pattern: '^\\d+(\\.\\d{1,2})?$' },
							inventory_quantity: { type: 'integer' },
						},
					},
				},
			},
		},
	},
	ledgerEntry: {
		title: 'Ledger Entry',
		description: 'One booking: a whole number of minor units, debit or credit',
		schema: {
			type: 'object',
			required: ['entry_id', 'booked_at', 'account', 'direction', 'amount_minor', 'currency'],
			properties: {
				entry_id: text,
				booked_at: time,
				account: text,
				direction: { enum: ['debit', 'credit'] },
				amount_minor: wholeNumber,
				currency,
				reference: text,
				description: { type: 'string' },
			},
		},
	},
} satisfies Record<string, Preset>;
