import type { IDataObject } from 'n8n-workflow';
import { useNock } from '../../support/nock';
import { didRun } from '../harness';
import { openTemplate } from './template';

const ETSY = 'https://openapi.etsy.com';
const SHOPIFY = 'https://mine.myshopify.com';
const template = openTemplate('etsy-to-shopify-listings', () => ({
	steadfastEtsyApi: { keystring: 'keystring', sharedSecret: 'shared-0123456789' },
	steadfastShopifyApi: { shop: 'mine.myshopify.com', accessToken: 'shpat_0123456789' },
}));
const nock = useNock();

const listing = (id: number, amount = 1999) => ({
	listing_id: id,
	title: `Mug ${id}`,
	description: 'Blue & white\n<350 ml>',
	price: { amount, divisor: 100, currency_code: 'EUR' },
	tags: ['mug'],
	skus: [`MUG-${id}`],
	views: Math.random(),
	updated_timestamp: amount,
});

function list(listings: IDataObject[]) {
	nock(ETSY)
		.get('/v3/application/shops/YOUR_SHOP_ID/listings/active')
		.query(true)
		.reply(200, { count: listings.length, results: listings });
}

/** Shopify answers one mutation; gives its variables. */
function setProduct(userErrors: IDataObject[] = []) {
	const seen: IDataObject[] = [];
	nock(SHOPIFY)
		.post('/admin/api/2026-07/graphql.json')
		.reply(async (request: Request) => {
			const { variables } = (await request.json()) as { variables: IDataObject };
			seen.push(variables);
			return [200, { data: { productSet: { product: { id: 'gid' }, userErrors } } }];
		});
	return seen;
}

const hour = () => template.start('Every hour', [{}]);
beforeEach(template.clear);

describe('Etsy listings to Shopify', () => {
	it('sets a product for each listing, by its handle', async () => {
		list([listing(1)]);
		const seen = setProduct();
		expect((await hour()).status).toBe('success');
		expect(seen).toMatchObject([
			{
				identifier: { handle: 'etsy-1' },
				input: {
					handle: 'etsy-1',
					title: 'Mug 1',
					descriptionHtml: 'Blue &amp; white<br>&lt;350 ml>',
					status: 'ACTIVE',
					variants: [{ price: '19.99', sku: 'MUG-1' }],
				},
			},
		]);
	});

	it('sends nothing twice: what only was looked at has not changed', async () => {
		list([listing(1)]);
		setProduct();
		await hour();
		list([listing(1)]);
		expect(didRun(await hour(), 'Set the product')).toBe(false);
		list([listing(1, 999)]);
		const seen = setProduct();
		await hour();
		expect(seen).toMatchObject([{ input: { variants: [{ price: '9.99' }] } }]);
	});

	it('archives a product whose listing is no longer active', async () => {
		list([listing(1), listing(2)]);
		setProduct();
		setProduct();
		await hour();
		list([listing(1)]);
		const seen = setProduct();
		await hour();
		expect(seen).toEqual([
			{ identifier: { handle: 'etsy-2' }, input: { handle: 'etsy-2', status: 'ARCHIVED' } },
		]);
		list([listing(1)]);
		expect(didRun(await hour(), 'Archive the product')).toBe(false);
	});

	it('keeps what Shopify refuses, as one dead letter, and sets it when it is replayed', async () => {
		for (let run = 0; run < 2; run += 1) {
			list([listing(1)]);
			setProduct([{ field: ['title'], message: 'Title is reserved' }]);
			expect((await hour()).status).toBe('success');
		}
		expect(await template.letters()).toMatchObject([
			{
				correlationId: 'etsy-listings:1:1999',
				reason: expect.stringContaining('Title is reserved'),
			},
		]);
		const seen = setProduct();
		await template.replay();
		expect(seen).toHaveLength(1);
		expect(await template.letters()).toEqual([]);
		list([listing(1)]);
		expect(didRun(await hour(), 'Set the product')).toBe(false);
	});

	it('keeps a listing that does not fit, and says which field', async () => {
		const { price: _, ...free } = listing(1);
		list([free]);
		await hour();
		expect(await template.letters()).toMatchObject([
			{ reason: expect.stringContaining('price.amount') },
		]);
	});

	it('archives nothing when Etsy cannot be read', async () => {
		list([listing(1)]);
		setProduct();
		await hour();
		nock(ETSY)
			.get('/v3/application/shops/YOUR_SHOP_ID/listings/active')
			.query(true)
			.times(2)
			.reply(503);
		const run = await hour();
		expect(run.status).toBe('error');
		expect(didRun(run, 'Find what is gone')).toBe(false);
	});
});
