import type { Provider } from '../Provider';
import { eventGroup } from '../eventGroup';
import { githubApi } from './api';
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
			'In the repository or organization open Settings → Webhooks, add one with the URL above, content type application/json, a secret of your choice and the events you want, and put the same secret into the credential.',
		secret: 'Secret',
		orderingKey: { json: 'repository.full_name' },
		events: [
			...eventGroup('Code', {
				push: 'Push',
				create: 'Branch or Tag Created',
				delete: 'Branch or Tag Deleted',
				pull_request: 'Pull Request',
				pull_request_review: 'Pull Request Review',
				release: 'Release',
			}),
			...eventGroup('Issues', {
				issues: 'Issue',
				issue_comment: 'Issue Comment',
			}),
			...eventGroup('Automation', {
				workflow_run: 'Workflow Run',
				check_run: 'Check Run',
				deployment_status: 'Deployment Status',
			}),
			...eventGroup('Repository and App', {
				star: 'Star',
				installation: 'App Installation',
				ping: 'Ping',
			}),
		],
		unconfirmed: ['That deliveries are kept for 3 days.'],
	},
} as const satisfies Provider;
