import type { CompiledMapping, Mapping } from '../../core/mapping';
import type { Contender } from '../lib/compare.ts';
import { lodashContenders, moveFields } from './lodashPaths.ts';
import type { Fields } from './lodashPaths.ts';
import { valueOf } from './order.ts';

/** As a form or a table of another system sends it: everything is text. */
export const makeCustomer = (id: number) => ({
	id: String(id),
	email: `  Buyer${id}@Shop.Example `,
	first_name: 'Ada',
	last_name: 'Lovelace',
	phone: null,
	accepts_marketing: 'yes',
	total_spent: '1999.50',
	address: { city: 'Ghent' },
	created_at: '2026-01-31T09:30:00+01:00',
});
type Customer = ReturnType<typeof makeCustomer>;

const FIELDS: Fields = [
	['id', 'id'],
	['email', 'email'],
	['first_name', 'name.first'],
	['last_name', 'name.last'],
	['phone', 'phone'],
	['accepts_marketing', 'newsletter'],
	['total_spent', 'spent'],
	['address.city', 'city'],
	['created_at', 'since'],
];

export const plainMapping: Mapping = {
	rows: FIELDS.map(([source, target]) => ({ source, target })),
};

export const typedMapping: Mapping = {
	rows: [
		{ source: 'id', target: 'id', type: 'integer', required: true },
		{ source: 'email', target: 'email', transforms: [{ name: 'trim' }, { name: 'lower' }] },
		{ source: 'first_name', target: 'name.first', type: 'text' },
		{ source: 'last_name', target: 'name.last', type: 'text' },
		{ source: 'phone', target: 'phone', default: 'none' },
		{ source: 'accepts_marketing', target: 'newsletter', type: 'boolean' },
		{ source: 'total_spent', target: 'spent', type: 'number' },
		{ source: 'address.city', target: 'city', type: 'text' },
		{ source: 'created_at', target: 'since', type: 'date' },
	],
};

const literal = (from: Customer) => ({
	id: from.id,
	email: from.email,
	name: { first: from.first_name, last: from.last_name },
	phone: from.phone,
	newsletter: from.accepts_marketing,
	spent: from.total_spent,
	city: from.address.city,
	since: from.created_at,
});

/** What a Code node would say, without a check. */
const typedLiteral = (from: Customer) => ({
	id: Number(from.id),
	email: from.email.trim().toLowerCase(),
	name: { first: from.first_name, last: from.last_name },
	phone: from.phone ?? 'none',
	newsletter: ['yes', 'true', '1'].includes(from.accepts_marketing),
	spent: Number(from.total_spent),
	city: from.address.city,
	since: new Date(from.created_at).toISOString(),
});

export const plainContenders = (map: CompiledMapping): Record<string, Contender<Customer>> => ({
	'hand-written literal': literal,
	'field mapper': (record) => valueOf(map, record),
	...lodashContenders((prepare) => moveFields(FIELDS, prepare)),
});

export const typedContenders = (map: CompiledMapping): Record<string, Contender<Customer>> => ({
	'hand-written literal': typedLiteral,
	'field mapper': (record) => valueOf(map, record),
});
