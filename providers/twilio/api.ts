import type { ProviderApi } from '../ProviderApi';

export const twilioApi = {
	baseUrl: 'https://api.twilio.com/2010-04-01/Accounts/{accountSid}',
	auth: { type: 'basic', user: '{keySid}', password: '{keySecret}' },
	fields: [
		{
			name: 'accountSid',
			label: 'Account SID',
			help: 'On the first page of the console.',
			placeholder: 'AC…',
		},
		{
			name: 'keySid',
			label: 'API Key SID',
			help: 'Account → API keys & tokens. The account SID with the auth token works too.',
			placeholder: 'SK…',
		},
		{ name: 'keySecret', label: 'API Key Secret', help: 'Shown once.', secret: true },
	],
	test: '/Messages.json?PageSize=1',
} as const satisfies ProviderApi;
