import { compileSchema, presets } from '../../../core/mapping';

const product = {
	title: 'Mug',
	handle: 'blue-mug',
	status: 'active',
	variants: [{ sku: 'MUG-1', price: '24.99', inventory_quantity: -1 }],
};
const entry = {
	entry_id: 'ch_1',
	booked_at: '2026-01-31T09:30:00Z',
	account: '1360',
	direction: 'debit',
	amount_minor: 1999,
	currency: 'EUR',
};
const order = {
	order_number: '#1001',
	ordered_at: '2026-01-31T09:30:00Z',
	currency: 'EUR',
	total_cents: 6898,
	customer: { email: null },
	ship_to: { name: 'Jo', street: 'Veldstraat 1', city: 'Ghent', postal_code: null, country: 'BE' },
	lines: [{ sku: 'MUG-1', quantity: 2 }],
};

async function faults(name: keyof typeof presets, value: object) {
	const validate = await compileSchema(JSON.stringify(presets[name].schema));
	return validate(value, 'target').map(({ target, rule }) => `${target} ${rule}`);
}

describe('presets', () => {
	it.each([
		['warehouseOrder', order],
		['shopifyProduct', product],
		['ledgerEntry', entry],
	] as const)('%s takes what it should', async (name, value) => {
		expect(await faults(name, value)).toEqual([]);
		expect((await faults(name, {})).length).toBeGreaterThan(0);
	});

	it.each([
		['warehouseOrder', { ...order, lines: [] }, 'lines schema minItems'],
		['warehouseOrder', { ...order, total_cents: 68.98 }, 'total_cents schema type'],
		['warehouseOrder', { ...order, ordered_at: '31/1/2026' }, 'ordered_at schema format'],
		['warehouseOrder', { ...order, customer: { email: 'jo' } }, 'customer.email schema format'],
		['shopifyProduct', { ...product, status: 'on' }, 'status schema enum'],
		['shopifyProduct', { ...product, handle: 'Blue Mug' }, 'handle schema pattern'],
		[
			'shopifyProduct',
			{ ...product, variants: [{ price: 24.99 }] },
			'variants[0].price schema type',
		],
		['ledgerEntry', { ...entry, amount_minor: -1 }, 'amount_minor schema minimum'],
		['ledgerEntry', { ...entry, currency: 'eur' }, 'currency schema pattern'],
	] as const)('%s refuses what does not fit', async (name, value, fault) => {
		expect(await faults(name, value)).toEqual([fault]);
	});
});
