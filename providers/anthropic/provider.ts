import type { Provider } from '../Provider';
import { eventGroup } from '../eventGroup';
import { idHeader, sentAt, symmetric } from '../standard-webhooks/standardWebhooks';
import { anthropicApi } from './api';
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
		secret: 'Signing secret',
		orderingKey: { json: 'data.id' },
		events: [
			...eventGroup('Sessions', {
				'session.created': 'Session Created',
				'session.updated': 'Session Updated',
				'session.deleted': 'Session Deleted',
				'session.status_run_started': 'Session Run Started',
				'session.status_idled': 'Session Idled',
				'session.status_rescheduled': 'Session Rescheduled',
				'session.status_terminated': 'Session Terminated',
				'session.budget_reached': 'Session Budget Reached',
				'session.thread_created': 'Session Thread Created',
				'session.thread_idled': 'Session Thread Idled',
				'session.thread_terminated': 'Session Thread Terminated',
				'session.outcome_evaluation_ended': 'Session Outcome Evaluation Ended',
			}),
			...eventGroup('Vaults', {
				'vault.created': 'Vault Created',
				'vault.archived': 'Vault Archived',
				'vault.deleted': 'Vault Deleted',
				'vault_credential.created': 'Vault Credential Created',
				'vault_credential.archived': 'Vault Credential Archived',
				'vault_credential.deleted': 'Vault Credential Deleted',
				'vault_credential.refresh_failed': 'Vault Credential Refresh Failed',
			}),
			...eventGroup('Deployments', {
				'deployment_run.started': 'Deployment Run Started',
				'deployment_run.succeeded': 'Deployment Run Succeeded',
				'deployment_run.failed': 'Deployment Run Failed',
			}),
			...eventGroup('Organization', {
				'external_key.failed': 'External Key Failed',
				'external_key.recovered': 'External Key Recovered',
				'user_profile.enforcement_action_opened': 'Enforcement Action Opened',
				'user_profile.enforcement_action_resolved': 'Enforcement Action Resolved',
				'user_profile.program_status_updated': 'Program Status Updated',
			}),
		],
		unconfirmed: [
			'That there is no handshake.',
			'The retry schedule and the timeout.',
			'The names of the agent, deployment, environment and memory store events: enter them as other events.',
		],
	},
} as const satisfies Provider;
