import type { Provider } from '../Provider';
import { eventGroup } from '../eventGroup';
import { huggingfaceApi } from './api';
import { huggingfaceSubscriptions } from './subscriptions';

export const huggingface = {
	name: 'huggingface',
	displayName: 'Hugging Face',
	docs: { webhooks: 'https://huggingface.co/docs/hub/webhooks' },
	api: huggingfaceApi,
	subscriptions: huggingfaceSubscriptions,
	webhook: {
		signature: {
			scheme: 'shared-secret',
			in: [{ header: 'x-webhook-secret' }, { query: 'secret' }],
		},
		id: { bodyHash: 'sha256' },
		type: { all: [{ json: 'event.scope' }, { json: 'event.action' }] },
		headers: [],
		successStatus: 200,
		retries:
			'Hugging Face does not send again by itself; failed deliveries can be replayed on its page',
		setup:
			'On huggingface.co open Settings → Webhooks, add one with the URL above, what to watch and a secret of your choice, and put the same secret into the credential.',
		secret: 'Secret',
		orderingKey: { json: 'repo.id' },
		events: [
			...eventGroup('Repositories', {
				'repo:create': 'Repository Created',
				'repo:update': 'Repository Updated',
				'repo:move': 'Repository Moved',
				'repo:delete': 'Repository Deleted',
				'repo.content:update': 'Repository Content Updated',
				'repo.config:update': 'Repository Settings Updated',
			}),
			...eventGroup('Community', {
				'discussion:create': 'Discussion Created',
				'discussion:update': 'Discussion Updated',
				'discussion:delete': 'Discussion Deleted',
				'discussion.comment:create': 'Comment Created',
				'discussion.comment:update': 'Comment Updated',
			}),
		],
		unconfirmed: ['How long Hugging Face waits for an answer.'],
	},
} as const satisfies Provider;
