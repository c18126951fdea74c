import { googleKeyFile } from '../googleKeyFile';
import type { ProviderApi } from '../ProviderApi';

export const googleAnalyticsDataApi = {
	baseUrl: 'https://analyticsdata.googleapis.com/v1beta',
	auth: {
		type: 'google-service-account',
		keyFile: '{keyFile}',
		scopes: ['https://www.googleapis.com/auth/analytics.readonly'],
	},
	fields: [
		googleKeyFile('It has to be a viewer of the property: Admin → Property access management.'),
		{
			name: 'propertyId',
			label: 'Property ID',
			help: 'Admin → Property details: a number.',
			placeholder: '123456789',
		},
	],
	test: '/properties/{propertyId}/metadata',
} as const satisfies ProviderApi;
