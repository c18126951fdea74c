import type { Provider } from '../Provider';
import { cloudflareApi } from './api';
import { events } from './events';
import { cloudflareSubscriptions } from './subscriptions';

export const cloudflare = {
	name: 'cloudflare',
	displayName: 'Cloudflare',
	docs: {
		webhooks: 'https://developers.cloudflare.com/notifications/get-started/configure-webhooks/',
	},
	api: cloudflareApi,
	subscriptions: cloudflareSubscriptions,
	webhook: {
		signature: { scheme: 'shared-secret', in: [{ header: 'cf-webhook-auth' }] },
		id: { bodyHash: 'sha256' },
		// The test message that Cloudflare sends when the destination is saved has none.
		type: { json: 'alert_type' },
		time: { from: { json: 'ts' }, unit: 's' },
		headers: [],
		successStatus: 200,
		retries: 'Cloudflare does not say how often it tries',
		setup:
			'In the Cloudflare dashboard open Notifications → Destinations, create a webhook with the URL above and a secret of your choice, and put the same secret into the credential. Then choose that destination in a notification. R2’s object events go to Queues and not here.',
		secret: 'Secret',
		events,
		unconfirmed: [
			'That alert_type and ts stand at the top of a notification.',
			'Whether and how often a failed delivery is sent again.',
		],
	},
} as const satisfies Provider;
