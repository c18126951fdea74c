import type { Provider } from '../Provider';

export const pusher = {
	name: 'pusher',
	displayName: 'Pusher Channels',
	docs: { webhooks: 'https://pusher.com/docs/channels/server_api/webhooks/' },
	webhook: {
		signature: {
			scheme: 'hmac',
			algorithm: 'sha256',
			encoding: 'hex',
			signature: { header: 'x-pusher-signature' },
		},
		// There is no id, but the time is signed with the events.
		id: { bodyHash: 'sha256' },
		type: { json: 'events[0].name' },
		// Pusher tries for 5 minutes, with the same body.
		time: { from: { json: 'time_ms' }, unit: 'ms', toleranceMs: 15 * 60_000 },
		headers: ['x-pusher-key'],
		successStatus: 200,
		retries: 'Pusher waits 4 seconds for an answer and tries for 5 minutes',
		retriesForHours: 5 / 60,
		setup:
			'In the Pusher dashboard open the app → Webhooks, add the URL above for the events you want, and put the secret of the app’s oldest active key into the credential.',
		secret: 'App Secret',
		split: { at: 'events', id: { bodyHash: 'sha256' } },
		orderingKey: { json: 'events[0].channel' },
		events: [
			{ type: 'channel_occupied', label: 'Channel Occupied' },
			{ type: 'channel_vacated', label: 'Channel Vacated' },
			{ type: 'member_added', label: 'Member Added' },
			{ type: 'member_removed', label: 'Member Removed' },
			{ type: 'client_event', label: 'Client Event' },
			{ type: 'cache_miss', label: 'Cache Miss' },
			{ type: 'subscription_count', label: 'Subscription Count' },
		],
	},
} as const satisfies Provider;
