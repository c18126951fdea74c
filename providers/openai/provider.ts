import type { Provider } from '../Provider';
import { idHeader, sentAt, symmetric } from '../standard-webhooks/standardWebhooks';
import { openaiApi } from './api';
import { events } from './events';
import { openaiSubscriptions } from './subscriptions';

export const openai = {
	name: 'openai',
	displayName: 'OpenAI',
	docs: { webhooks: 'https://platform.openai.com/docs/guides/webhooks' },
	api: openaiApi,
	subscriptions: openaiSubscriptions,
	webhook: {
		signature: symmetric('webhook'),
		id: idHeader('webhook'),
		type: { json: 'type' },
		time: sentAt('webhook'),
		headers: ['webhook-id', 'webhook-timestamp'],
		successStatus: 200,
		retries: 'OpenAI tries for up to 72 hours with growing waits',
		retriesForHours: 72,
		setup:
			'In the OpenAI platform open Settings → Project → Webhooks, create an endpoint with the URL above and the events you want, and put its signing secret (whsec_…) into the credential.',
		secret: 'Signing Secret',
		orderingKey: { json: 'data.id' },
		events,
	},
} as const satisfies Provider;
