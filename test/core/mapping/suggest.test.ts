import fc from 'fast-check';
import { compileMapping, mapBatch, presets, suggestCopy, suggestRows } from '../../../core/mapping';

const targetsOf = (records: unknown[], target: unknown) =>
	Object.fromEntries(suggestRows(records, target).map(({ row }) => [row.target, row.source]));

const customer = {
	id: 4711,
	firstName: 'Ada',
	lastName: 'Lovelace',
	emailAddress: 'ada@example.com',
	phoneNumber: '+44 20 7946 0000',
	company: 'Analytical Engines',
	address: { line1: '12 St James’s Square', zip: 'SW1Y 4JH', town: 'London', country: 'GB' },
	createdAt: '2026-01-31T09:30:00Z',
};

const order = {
	id: 820982911946154508,
	name: '#1001',
	admin_graphql_api_id: 'gid://shopify/Order/1',
	created_at: '2026-01-31T09:30:00Z',
	currency: 'EUR',
	email: 'jo@example.com',
	subtotal_price: '44.98',
	total_price: '49.98',
	total_tax: '8.30',
	billing_address: { name: 'B', address1: 'B', zip: 'B', city: 'B', country_code: 'BE' },
	shipping_address: { name: 'S', address1: 'S', zip: 'S', city: 'S', country_code: 'BE' },
	line_items: [{ id: 1, sku: 'A', quantity: 2, price: '24.99', title: 'Mug' }],
};

describe('suggestRows', () => {
	it('finds the fields of a CRM contact in an API customer', () => {
		const contact = {
			given_name: 'x',
			family_name: 'x',
			email: 'x',
			telephone: 'x',
			organization: 'x',
			street: 'x',
			postal_code: 'x',
			city: 'x',
			country_code: 'x',
			created: 'x',
		};
		expect(targetsOf([customer], contact)).toEqual({
			given_name: 'firstName',
			family_name: 'lastName',
			email: 'emailAddress',
			telephone: 'phoneNumber',
			organization: 'company',
			street: 'address.line1',
			postal_code: 'address.zip',
			city: 'address.town',
			country_code: 'address.country',
			created: 'createdAt',
		});
	});

	it('finds the fields of a warehouse order in a Shopify order', () => {
		expect(targetsOf([order], presets.warehouseOrder.schema)).toEqual({
			ordered_at: 'created_at',
			currency: 'currency',
			total_cents: 'total_price',
			'customer.email': 'email',
			'ship_to.name': 'shipping_address.name',
			'ship_to.street': 'shipping_address.address1',
			'ship_to.city': 'shipping_address.city',
			'ship_to.postal_code': 'shipping_address.zip',
			'ship_to.country': 'shipping_address.country_code',
			'lines[*].sku': 'line_items[*].sku',
			'lines[*].quantity': 'line_items[*].quantity',
		});
	});

	it('takes type, required and the making of cents from a JSON Schema', () => {
		const rows = suggestRows([order], presets.warehouseOrder.schema).map(({ row }) => row);
		expect(rows).toContainEqual({
			source: 'total_price',
			target: 'total_cents',
			transforms: [{ name: 'toMinorUnits' }],
			type: 'integer',
			required: true,
		});
		expect(rows).toContainEqual(expect.objectContaining({ target: 'ordered_at', type: 'date' }));
	});

	it('does not guess', () => {
		expect(suggestRows([customer], { weight: 1, colour: 'red' })).toEqual([]);
		expect(suggestRows([], { email: 'x' })).toEqual([]);
		expect(suggestRows([customer], 'email')).toEqual([]);
	});

	it('fills a field of an order from no field of its lines', () => {
		expect(targetsOf([{ lines: [{ sku: 'A' }] }], { sku: 'x' })).toEqual({});
	});

	it('gives each source once, to the target that is most alike', () => {
		expect(targetsOf([{ email: 'x' }], { customer: { email: 'x' }, email: 'x' })).toEqual({
			email: 'email',
		});
	});
});

describe('suggestCopy', () => {
	it('proposes rows that copy any record', () => {
		const name = fc
			.stringMatching(/^[a-zA-Z0-9 ."'[\]\\^@$*?=é]{1,8}$/)
			.filter((key) => key !== 'constructor');
		const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean());
		const { record } = fc.letrec<{ record: Record<string, unknown> }>((tie) => ({
			record: fc.dictionary(name, fc.oneof({ maxDepth: 3 }, leaf, tie('record')), { minKeys: 1 }),
		}));
		fc.assert(
			fc.property(record, (given) => {
				const map = compileMapping({ rows: suggestCopy([given]).map(({ row }) => row) });
				const { results } = mapBatch([given], { map }, { now: 0 });
				expect(results[0]?.value).toEqual(given);
			}),
		);
	});

	it('leaves out what is a plain value in one place and an object in another', () => {
		const mixed = { list: [1, { a: 1 }] };
		expect(suggestCopy([mixed]).map(({ row }) => row.source)).toEqual(['list[*].a']);
	});
});
