import { googleKeyFile } from '../googleKeyFile';
import type { ProviderApi } from '../ProviderApi';

export const googleCloudStorageApi = {
	baseUrl: 'https://storage.googleapis.com',
	auth: {
		type: 'google-service-account',
		keyFile: '{keyFile}',
		scopes: ['https://www.googleapis.com/auth/devstorage.read_write'],
	},
	fields: [
		googleKeyFile('It needs a role on the bucket, such as Storage Object User.'),
		{ name: 'bucket', label: 'Bucket', help: 'Its name.' },
	],
	test: '/storage/v1/b/{bucket}/o?maxResults=1',
} as const satisfies ProviderApi;
