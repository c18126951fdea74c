import { awsKeys } from '../awsKeys';
import type { ProviderApi } from '../ProviderApi';

export const awsSesApi = {
	baseUrl: 'https://email.{region}.amazonaws.com',
	auth: {
		type: 'aws-sigv4',
		accessKeyId: '{accessKeyId}',
		secretAccessKey: '{secretAccessKey}',
		region: '{region}',
		service: 'ses',
	},
	fields: awsKeys('ses:SendEmail, ses:SendBulkEmail …'),
	test: '/v2/email/account',
} as const satisfies ProviderApi;
