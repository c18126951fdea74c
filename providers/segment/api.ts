import type { ProviderApi } from '../ProviderApi';

export const segmentApi = {
	baseUrl: 'https://{host}/v1',
	auth: { type: 'basic', user: '{writeKey}', password: '' },
	fields: [
		{
			name: 'host',
			label: 'Region',
			help: 'Where the workspace is. In the wrong one, events are taken and thrown away.',
			options: [
				{ value: 'api.segment.io', label: 'Oregon (default)' },
				{ value: 'events.eu1.segmentapis.com', label: 'Dublin' },
			],
		},
		{
			name: 'writeKey',
			label: 'Write Key',
			help: 'Connections → Sources → an HTTP API source → Settings → API keys.',
			secret: true,
		},
	],
} as const satisfies ProviderApi;
