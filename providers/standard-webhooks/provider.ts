import type { Provider } from '../Provider';
import { asymmetric, idHeader, sentAt, symmetric } from './standardWebhooks';

export const standardWebhooks = {
	name: 'standard-webhooks',
	displayName: 'Standard Webhooks',
	docs: {
		webhooks:
			'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md',
	},
	webhook: {
		signature: [symmetric('webhook'), asymmetric('webhook')],
		id: idHeader('webhook'),
		type: { json: 'type' },
		time: sentAt('webhook'),
		headers: ['webhook-id', 'webhook-timestamp'],
		successStatus: 200,
		retries: 'The specification recommends 10 tries over 3 days',
		retriesForHours: 72,
		setup:
			'Register the URL above with the sender, and put the endpoint’s secret (whsec_…) or public key (whpk_…) into the credential.',
		secret: 'Secret or Public Key',
		events: [],
	},
} as const satisfies Provider;
