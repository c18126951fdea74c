import { awsKeys } from '../awsKeys';
import type { ProviderApi } from '../ProviderApi';

export const awsS3Api = {
	baseUrl: 'https://{bucket}.s3.{region}.amazonaws.com',
	auth: {
		type: 'aws-sigv4',
		accessKeyId: '{accessKeyId}',
		secretAccessKey: '{secretAccessKey}',
		region: '{region}',
		service: 's3',
	},
	fields: [
		...awsKeys('s3:GetObject, s3:PutObject, s3:ListBucket …'),
		{
			name: 'bucket',
			label: 'Bucket',
			help: 'Its name, without dots: the certificate of the address does not cover them.',
		},
	],
	test: '/?list-type=2&max-keys=1',
} as const satisfies ProviderApi;
