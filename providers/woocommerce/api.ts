import type { ProviderApi } from '../ProviderApi';

export const woocommerceApi = {
	baseUrl: '{store}/wp-json/wc/v3',
	auth: { type: 'basic', user: '{consumerKey}', password: '{consumerSecret}' },
	fields: [
		{
			name: 'store',
			label: 'Store Address',
			help: 'With https and without a slash at the end.',
			placeholder: 'https://shop.example.com',
		},
		{
			name: 'consumerKey',
			label: 'Consumer Key',
			help: 'WooCommerce → Settings → Advanced → REST API, with Read/Write permissions, for a user who may manage WooCommerce.',
			placeholder: 'ck_…',
		},
		{
			name: 'consumerSecret',
			label: 'Consumer Secret',
			help: 'Shown together with the consumer key.',
			secret: true,
			placeholder: 'cs_…',
		},
	],
	test: '/webhooks?per_page=1',
} as const satisfies ProviderApi;
