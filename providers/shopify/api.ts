import type { ProviderApi } from '../ProviderApi';

export const shopifyApi = {
	baseUrl: 'https://{shop}/admin/api/2026-07',
	auth: { type: 'header', name: 'x-shopify-access-token', value: '{accessToken}' },
	fields: [
		{
			name: 'shop',
			label: 'Shop Domain',
			help: 'The one that ends in .myshopify.com.',
			placeholder: 'example.myshopify.com',
		},
		{
			name: 'accessToken',
			label: 'Admin API Access Token',
			help: 'Of an app of your own, whose client secret is then the signing secret. A topic needs the scope to read what it is about, such as read_orders, read_products or read_customers; so does fetching missed changes.',
			secret: true,
			placeholder: 'shpat_…',
		},
	],
	test: '/shop.json',
} as const satisfies ProviderApi;
