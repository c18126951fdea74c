import type { Provider } from '../Provider';
import { asymmetric, idHeader, sentAt, symmetric } from '../standard-webhooks/standardWebhooks';

export const svix = {
	name: 'svix',
	displayName: 'Svix',
	docs: { webhooks: 'https://docs.svix.com/receiving/verifying-payloads/how-manual' },
	webhook: {
		signature: [symmetric('svix'), symmetric('webhook'), asymmetric('svix'), asymmetric('webhook')],
		// A white-labelled sender uses the names of Standard Webhooks.
		id: [idHeader('svix'), idHeader('webhook')],
		type: [{ json: 'type' }, { json: 'eventType' }, { json: 'event_type' }],
		time: sentAt('svix', 'webhook'),
		headers: ['svix-id', 'svix-timestamp', 'webhook-id', 'webhook-timestamp'],
		successStatus: 200,
		retries:
			'Svix tries immediately, then after 5 seconds, 5 minutes, 30 minutes, 2, 5, 10 and 10 hours',
		retriesForHours: 27.6,
		setup:
			'In the sender’s webhook portal add an endpoint with the URL above and the events you want, and put its signing secret (whsec_…) or public key (whpk_…) into the credential.',
		secret: 'Secret or Public Key',
		events: [],
		unconfirmed: [
			'That an old secret is valid for 24 hours after it was rotated.',
			'The name of the field with the event’s type, which is the sender’s choice: type, eventType and event_type are read.',
		],
	},
} as const satisfies Provider;
