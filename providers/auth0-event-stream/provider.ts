import type { Provider } from '../Provider';
import { eventGroup } from '../eventGroup';
import { auth0EventStreamApi } from './api';
import { auth0EventStreamReconciliation } from './reconciliation';
import { auth0EventStreamSubscriptions } from './subscriptions';

export const auth0EventStream = {
	name: 'auth0-event-stream',
	displayName: 'Auth0 Event Stream',
	docs: { webhooks: 'https://auth0.com/docs/customize/events' },
	api: auth0EventStreamApi,
	subscriptions: auth0EventStreamSubscriptions,
	reconciliation: auth0EventStreamReconciliation,
	webhook: {
		// Basic, bearer, or a custom header: as it is, or named in the options.
		signature: {
			scheme: 'shared-secret',
			in: [
				{ header: 'authorization', prefix: 'Bearer ' },
				{ basic: 'authorization' },
				{ header: 'authorization' },
			],
		},
		id: { json: 'id' },
		type: { json: 'type' },
		time: { from: { json: 'time' }, unit: 'iso' },
		headers: [],
		successStatus: 200,
		retries: 'Auth0 keeps failed deliveries for redelivery over its API',
		setup:
			'In Auth0 open Event Streams, create a webhook stream with the URL above, the events you want and bearer authorization, and put the bearer token into the credential.',
		secret: 'Bearer Token',
		options: ['header'],
		orderingKey: [{ json: 'data.object.user_id' }, { json: 'data.object.id' }],
		events: [
			...eventGroup('Users', {
				'user.created': 'User Created',
				'user.updated': 'User Updated',
				'user.deleted': 'User Deleted',
			}),
			...eventGroup('Organizations', {
				'organization.created': 'Organization Created',
				'organization.updated': 'Organization Updated',
				'organization.deleted': 'Organization Deleted',
				'organization.member.added': 'Organization Member Added',
				'organization.member.deleted': 'Organization Member Deleted',
				'organization.member.role.assigned': 'Organization Member Role Assigned',
				'organization.member.role.deleted': 'Organization Member Role Deleted',
				'organization.connection.added': 'Organization Connection Added',
				'organization.connection.updated': 'Organization Connection Updated',
				'organization.connection.removed': 'Organization Connection Removed',
			}),
			...eventGroup('Connections', {
				'connection.created': 'Connection Created',
				'connection.updated': 'Connection Updated',
				'connection.deleted': 'Connection Deleted',
			}),
			...eventGroup('Groups', {
				'group.created': 'Group Created',
				'group.updated': 'Group Updated',
				'group.deleted': 'Group Deleted',
				'group.member.added': 'Group Member Added',
				'group.member.deleted': 'Group Member Deleted',
			}),
		],
		unconfirmed: ['When and how often Auth0 sends a failed delivery again by itself.'],
	},
} as const satisfies Provider;
