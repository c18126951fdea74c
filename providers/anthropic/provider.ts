import type { Provider } from '../Provider';
import { idHeader, sentAt, symmetric } from '../standard-webhooks/standardWebhooks';
import { anthropicApi } from './api';
import { events } from './events';
import { anthropicSubscriptions } from './subscriptions';

export const anthropic = {
	name: 'anthropic',
	displayName: 'Anthropic',
	docs: { webhooks: 'https://docs.claude.com/en/api/webhooks' },
	api: anthropicApi,
	subscriptions: anthropicSubscriptions,
	webhook: {
		signature: symmetric('webhook'),
		id: idHeader('webhook'),
		// The outer type is always `event`.
		type: { json: 'data.type' },
		time: sentAt('webhook'),
		headers: ['webhook-id', 'webhook-timestamp'],
		successStatus: 200,
		retries: 'Anthropic delivers at least once and tries again on a schedule it does not publish',
		setup:
			'In the Claude Console open your workspace’s webhooks (or use the organization webhooks API), add an endpoint with the URL above and the events you want, and put its signing secret (whsec_…) into the credential.',
		secret: 'Signing Secret',
		orderingKey: { json: 'data.id' },
		events,
		unconfirmed: ['That there is no handshake.', 'The retry schedule and the timeout.'],
	},
} as const satisfies Provider;
