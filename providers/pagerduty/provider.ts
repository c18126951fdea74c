import type { Provider } from '../Provider';
import { eventGroup } from '../eventGroup';
import { pagerdutyApi } from './api';
import { pagerdutyReconciliation } from './reconciliation';
import { pagerdutySubscriptions } from './subscriptions';

export const pagerduty = {
	name: 'pagerduty',
	displayName: 'PagerDuty',
	docs: { webhooks: 'https://developer.pagerduty.com/docs/verifying-webhook-signatures' },
	api: pagerdutyApi,
	subscriptions: pagerdutySubscriptions,
	reconciliation: pagerdutyReconciliation,
	webhook: {
		signature: {
			scheme: 'hmac',
			algorithm: 'sha256',
			encoding: 'hex',
			signature: { header: 'x-pagerduty-signature', prefix: 'v1=', separator: ',' },
		},
		id: [{ header: 'x-webhook-id' }, { json: 'event.id' }],
		type: { json: 'event.event_type' },
		time: { from: { json: 'event.occurred_at' }, unit: 'iso' },
		headers: ['x-webhook-id', 'x-webhook-subscription'],
		successStatus: 202,
		retries:
			'PagerDuty waits 5 seconds for an answer and tries for 48 hours, but drops a delivery at a 4xx and after 3 of those pauses the subscription for a day',
		setup:
			'In PagerDuty open Integrations → Generic Webhooks (v3), add one with the URL above and the events you want, and put the secret that is shown once into the credential.',
		secret: 'Signing secret',
		orderingKey: { json: 'event.data.id' },
		events: [
			...eventGroup('Incidents', {
				'incident.triggered': 'Incident Triggered',
				'incident.acknowledged': 'Incident Acknowledged',
				'incident.unacknowledged': 'Incident Unacknowledged',
				'incident.resolved': 'Incident Resolved',
				'incident.reopened': 'Incident Reopened',
				'incident.escalated': 'Incident Escalated',
				'incident.delegated': 'Incident Delegated',
				'incident.reassigned': 'Incident Reassigned',
				'incident.annotated': 'Incident Annotated',
				'incident.priority_updated': 'Incident Priority Updated',
				'incident.service_updated': 'Incident Moved to Another Service',
				'incident.status_update_published': 'Incident Status Update Published',
				'incident.responder.added': 'Incident Responder Added',
				'incident.responder.replied': 'Incident Responder Replied',
				'incident.workflow.started': 'Incident Workflow Started',
				'incident.workflow.completed': 'Incident Workflow Completed',
			}),
			...eventGroup('Services', {
				'service.created': 'Service Created',
				'service.updated': 'Service Updated',
				'service.deleted': 'Service Deleted',
				'pagey.ping': 'Test Event',
			}),
		],
		unconfirmed: ['The name of the test event, pagey.ping.', 'The header X-Webhook-Subscription.'],
	},
} as const satisfies Provider;
