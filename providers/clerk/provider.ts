import type { Provider } from '../Provider';
import { idHeader, sentAt, symmetric } from '../standard-webhooks/standardWebhooks';
import { events } from './events';

export const clerk = {
	name: 'clerk',
	displayName: 'Clerk',
	docs: { webhooks: 'https://clerk.com/docs/webhooks/overview' },
	webhook: {
		signature: symmetric('svix'),
		id: idHeader('svix'),
		type: { json: 'type' },
		time: sentAt('svix'),
		headers: ['svix-id', 'svix-timestamp'],
		successStatus: 200,
		retries:
			'Clerk tries immediately, then after 5 seconds, 5 minutes, 30 minutes, 2, 5, 10 and 10 hours',
		retriesForHours: 27.6,
		setup:
			'In the Clerk dashboard open Configure → Webhooks, add an endpoint with the URL above and the events you want, and put its signing secret (whsec_…) into the credential.',
		secret: 'Signing Secret',
		orderingKey: { json: 'data.id' },
		events,
	},
} as const satisfies Provider;
