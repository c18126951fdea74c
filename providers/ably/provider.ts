import type { Provider } from '../Provider';
import { ablyApi } from './api';
import { ablySubscriptions } from './subscriptions';

export const ably = {
	name: 'ably',
	displayName: 'Ably',
	docs: { webhooks: 'https://ably.com/docs/platform/integrations/webhooks' },
	api: ablyApi,
	subscriptions: ablySubscriptions,
	webhook: {
		// Only batched requests are signed.
		signature: {
			scheme: 'hmac',
			algorithm: 'sha256',
			encoding: 'base64',
			signature: { header: 'x-ably-signature' },
		},
		id: [{ json: 'items[only].serial' }, { bodyHash: 'sha256' }],
		type: { json: 'items[0].source' },
		time: { from: { json: 'items[0].timestamp' }, unit: 'ms' },
		headers: ['x-ably-key', 'x-ably-version'],
		successStatus: 200,
		retries: 'Ably tries with waits of 1 to 60 seconds and keeps events for 5 minutes',
		retriesForHours: 5 / 60,
		setup:
			'In Ably open the app → Integrations, add a webhook rule with the URL above in batch mode with a signing key, and put the part of that key after the colon into the credential.',
		secret: 'Key Secret',
		split: { at: 'items', id: { json: 'items[0].serial' } },
		orderingKey: { json: 'items[0].data.channelId' },
		events: [
			{ type: 'channel.message', label: 'Message' },
			{ type: 'presence.message', label: 'Presence' },
			{ type: 'channel.opened', label: 'Channel Opened' },
			{ type: 'channel.closed', label: 'Channel Closed' },
			{ type: 'channel.occupancy', label: 'Channel Occupancy' },
		],
		unconfirmed: ['How long Ably waits for an answer.'],
	},
} as const satisfies Provider;
