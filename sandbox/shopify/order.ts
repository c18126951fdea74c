const CUSTOMERS = [
	{
		first: 'Zoë',
		last: 'Brontë',
		street: '12 Rue de l’Église',
		city: 'Montréal',
		zip: 'H2X 1Y4',
		country: 'CA',
	},
	{
		first: 'Ken',
		last: 'Adams',
		street: '400 Main Street',
		city: 'Columbus',
		zip: '43004',
		country: 'US',
	},
	{
		first: 'José',
		last: 'Núñez',
		street: 'Calle Ñandú 7, 3º B',
		city: 'Málaga',
		zip: '29001',
		country: 'ES',
	},
	{
		first: '美咲',
		last: '田中',
		street: '丸の内1-9-1',
		city: '東京',
		zip: '100-0005',
		country: 'JP',
	},
] as const;

const CATALOGUE = [
	{ sku: 'MUG-BLU-350', title: 'Enamel mug, blue', cents: 1850, grams: 410 },
	{ sku: 'TEE-BLK-M', title: 'T-shirt “Größe M”', cents: 2900, grams: 180 },
	{ sku: 'BAG-CNV-01', title: 'Canvas bag', cents: 4205, grams: 620 },
	{ sku: 'CFE-1KG', title: 'Café de Olla ☕ 1 kg', cents: 2399, grams: 1000 },
	{ sku: 'GFT-WRP', title: 'Gift wrap', cents: 0, grams: 20 },
] as const;

const SHIPPING_CENTS = 795;
const ZONE = { suffix: '-05:00', ms: -5 * 3_600_000 };

/** Shopify writes amounts as decimal strings. */
const money = (cents: number): string => (cents / 100).toFixed(2);

/** Shopify writes times in the shop's own zone. */
const shopTime = (ms: number): string =>
	new Date(ms + ZONE.ms).toISOString().slice(0, 19) + ZONE.suffix;

/**
 * An order as Shopify's `orders/*` webhooks carry it. Customer, lines and amounts follow from the
 * order number, so that the same number is always the same order.
 *
 * @param orderNumber the number the customer sees; `name` is the same with `#`
 * @param id 13 or 14 digits: beyond 32 bits, as a shop's ids are
 * @param now ms since the epoch
 */
export function createOrder(orderNumber: number, id: number, now: number) {
	const customer = CUSTOMERS[orderNumber % CUSTOMERS.length] ?? CUSTOMERS[0];
	const lines = CATALOGUE.slice(0, 1 + (orderNumber % CATALOGUE.length)).map((product, index) => ({
		id: id + 10_000 + index,
		product_id: 7_513_594_000_000 + index,
		variant_id: 42_601_034_000_000 + index,
		sku: product.sku,
		title: product.title,
		name: product.title,
		quantity: 1 + ((orderNumber + index) % 3),
		price: money(product.cents),
		grams: product.grams,
		requires_shipping: true,
		taxable: true,
		total_discount: '0.00',
	}));
	const subtotal = lines.reduce((sum, line) => sum + Number(line.price) * 100 * line.quantity, 0);
	const email = `customer+${orderNumber}@example.com`;
	const address = {
		first_name: customer.first,
		last_name: customer.last,
		name: `${customer.first} ${customer.last}`,
		address1: customer.street,
		address2: null,
		city: customer.city,
		zip: customer.zip,
		country_code: customer.country,
		phone: null,
	};
	return {
		id,
		admin_graphql_api_id: `gid://shopify/Order/${id}`,
		name: `#${orderNumber}`,
		order_number: orderNumber,
		email,
		created_at: shopTime(now),
		updated_at: shopTime(now),
		processed_at: shopTime(now),
		currency: 'USD',
		presentment_currency: 'USD',
		financial_status: 'paid',
		fulfillment_status: null,
		subtotal_price: money(subtotal),
		total_shipping_price_set: {
			shop_money: { amount: money(SHIPPING_CENTS), currency_code: 'USD' },
		},
		total_tax: '0.00',
		total_discounts: '0.00',
		total_price: money(subtotal + SHIPPING_CENTS),
		taxes_included: false,
		test: false,
		tags: '',
		note: orderNumber % 2 === 0 ? 'Señor – bitte klingeln ✓' : null,
		customer: {
			id: 6_940_000_000_000 + (orderNumber % CUSTOMERS.length),
			email,
			first_name: customer.first,
			last_name: customer.last,
		},
		shipping_address: address,
		billing_address: address,
		line_items: lines,
	};
}

export type Order = ReturnType<typeof createOrder>;
