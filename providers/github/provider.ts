import type { Provider } from '../Provider';
import { githubApi } from './api';
import { events } from './events';
import { githubReconciliation } from './reconciliation';
import { githubSubscriptions } from './subscriptions';

export const github = {
	name: 'github',
	displayName: 'GitHub',
	docs: {
		webhooks: 'https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries',
	},
	api: githubApi,
	subscriptions: githubSubscriptions,
	reconciliation: githubReconciliation,
	webhook: {
		signature: {
			scheme: 'hmac',
			algorithm: 'sha256',
			encoding: 'hex',
			signature: { header: 'x-hub-signature-256', prefix: 'sha256=' },
		},
		// The same when it is delivered again.
		id: { header: 'x-github-delivery' },
		type: { header: 'x-github-event' },
		// The form is what GitHub's page offers first.
		contentTypes: ['application/x-www-form-urlencoded'],
		envelope: 'payload',
		headers: [
			'x-github-event',
			'x-github-delivery',
			'x-github-hook-id',
			'x-github-hook-installation-target-id',
			'x-github-hook-installation-target-type',
		],
		successStatus: 200,
		retries:
			'GitHub waits 10 seconds for an answer and does not send again by itself; deliveries of the last 3 days can be redelivered',
		setup:
			'In the repository or organization open Settings → Webhooks, add one with the URL above, a secret of your choice and the events you want, and put the same secret into the credential.',
		secret: 'Secret',
		orderingKey: [{ json: 'repository.full_name' }, { form: 'payload.repository.full_name' }],
		events,
		unconfirmed: ['That deliveries are kept for 3 days.'],
	},
} as const satisfies Provider;
