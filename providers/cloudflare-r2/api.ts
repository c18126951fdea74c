import type { ProviderApi } from '../ProviderApi';

export const cloudflareR2Api = {
	baseUrl: 'https://{accountId}.r2.cloudflarestorage.com',
	auth: {
		type: 'aws-sigv4',
		accessKeyId: '{accessKeyId}',
		secretAccessKey: '{secretAccessKey}',
		region: 'auto',
		service: 's3',
	},
	fields: [
		{
			name: 'accountId',
			label: 'Account ID',
			help: 'On the overview page of R2. For a bucket with a jurisdiction, add it: id.eu or id.fedramp.',
		},
		{
			name: 'accessKeyId',
			label: 'Access Key ID',
			help: 'R2 → Manage API tokens: shown when a token is made.',
		},
		{
			name: 'secretAccessKey',
			label: 'Secret Access Key',
			help: 'Shown once, together with the access key id.',
			secret: true,
		},
	],
	test: '/',
} as const satisfies ProviderApi;
