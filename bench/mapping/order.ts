import jmespath from 'jmespath';
import jsonata from 'jsonata';
import _ from 'lodash';
import type { Contender } from '../lib/compare.ts';
import type { CompiledMapping, Mapping } from '../../core/mapping';
import { lodashContenders, moveFields } from './lodashPaths.ts';
import type { Fields, Prepare } from './lodashPaths.ts';

const LINES = 20;

export const makeOrder = (id: number) => ({
	id,
	name: `#${id}`,
	email: `buyer${id}@shop.example`,
	currency: 'EUR',
	customer: { first_name: 'Ada', address: { city: 'Ghent' } },
	line_items: Array.from({ length: LINES }, (_entry, line) => ({
		id: id * 100 + line,
		sku: `SKU-${line}`,
		quantity: 1 + (line % 3),
		price: '19.99',
		title: 'A line',
	})),
});
type Order = ReturnType<typeof makeOrder>;

/** Six scalars and three fields of each line. */
const FIELDS: Fields = [
	['id', 'reference'],
	['name', 'number'],
	['email', 'contact.email'],
	['customer.first_name', 'contact.name'],
	['customer.address.city', 'ship_to.city'],
	['currency', 'currency'],
];
const LINE_FIELDS: Fields = [
	['sku', 'sku'],
	['quantity', 'qty'],
	['price', 'price'],
];

export const orderMapping: Mapping = {
	rows: [
		...FIELDS.map(([source, target]) => ({ source, target })),
		...LINE_FIELDS.map(([source, target]) => ({
			source: `line_items[*].${source}`,
			target: `lines[*].${target}`,
		})),
	],
};

const literal = (order: Order) => ({
	reference: order.id,
	number: order.name,
	contact: { email: order.email, name: order.customer.first_name },
	ship_to: { city: order.customer.address.city },
	currency: order.currency,
	lines: order.line_items.map(({ sku, quantity, price }) => ({ sku, qty: quantity, price })),
});

function lodashPaths(prepare: Prepare): Contender<Order> {
	const moveOrder = moveFields(FIELDS, prepare);
	const moveLine = moveFields(LINE_FIELDS, prepare);
	return (order) => _.set(moveOrder(order), 'lines', order.line_items.map(moveLine));
}

const JSONATA = `{
	"reference": id, "number": name, "contact": { "email": email, "name": customer.first_name },
	"ship_to": { "city": customer.address.city }, "currency": currency,
	"lines": line_items.{ "sku": sku, "qty": quantity, "price": price }
}`;
const JMESPATH = `{
	reference: id, number: name, contact: { email: email, name: customer.first_name },
	ship_to: { city: customer.address.city }, currency: currency,
	lines: line_items[*].{ sku: sku, qty: quantity, price: price }
}`;

export function orderContenders(map: CompiledMapping): Record<string, Contender<Order>> {
	const expression = jsonata(JSONATA);
	return {
		'hand-written literal': literal,
		'field mapper': (order) => valueOf(map, order),
		...lodashContenders(lodashPaths),
		// Its public interface reads the expression again for each record.
		jmespath: (order) => jmespath.search(order, JMESPATH) as unknown,
		jsonata: (order) => expression.evaluate(order) as Promise<unknown>,
	};
}

/** The one result of a record that can be mapped. */
export function valueOf(map: CompiledMapping, record: unknown): unknown {
	const result = map(record, { now: 0 });
	if (!result.ok) throw new Error(result.failures[0]?.message);
	return result.values[0];
}
