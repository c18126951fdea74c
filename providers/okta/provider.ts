import type { Provider } from '../Provider';
import { eventGroup } from '../eventGroup';
import { oktaApi } from './api';
import { oktaReconciliation } from './reconciliation';
import { oktaSubscriptions } from './subscriptions';
import { answerVerification } from './verification';

export const okta = {
	name: 'okta',
	displayName: 'Okta',
	docs: { webhooks: 'https://developer.okta.com/docs/concepts/event-hooks/' },
	api: oktaApi,
	subscriptions: oktaSubscriptions,
	reconciliation: oktaReconciliation,
	webhook: {
		// The authentication field and secret that were configured; another field is named in the options.
		signature: {
			scheme: 'shared-secret',
			in: [{ header: 'authorization' }, { basic: 'authorization' }],
		},
		id: { json: 'eventId' },
		type: { json: 'data.events[0].eventType' },
		time: { from: { json: 'data.events[0].published' }, unit: 'iso' },
		handshake: { unsigned: answerVerification },
		headers: [],
		successStatus: 200,
		retries:
			'Okta waits 3 seconds for an answer and tries at most once more, and not at all after a 4xx',
		setup:
			'In the Okta admin console open Workflow → Event Hooks, create one with the URL above, authentication field Authorization, a secret of your choice and the events you want, and put the same secret into the credential. Publish the workflow first: Okta verifies the address when the hook is saved.',
		secret: 'Authentication secret',
		options: ['header'],
		reply: 'empty',
		split: { at: 'data.events', id: { json: 'data.events[0].uuid' } },
		orderingKey: { json: 'data.events[0].target[0].id' },
		events: [
			...eventGroup('Users', {
				'user.lifecycle.create': 'User Created',
				'user.lifecycle.activate': 'User Activated',
				'user.lifecycle.deactivate': 'User Deactivated',
				'user.lifecycle.suspend': 'User Suspended',
				'user.lifecycle.unsuspend': 'User Unsuspended',
				'user.lifecycle.delete.initiated': 'User Deletion Started',
				'user.account.lock': 'User Locked Out',
				'user.account.update_profile': 'User Profile Updated',
				'user.mfa.factor.activate': 'MFA Factor Activated',
				'user.session.start': 'Session Started',
			}),
			...eventGroup('Membership', {
				'group.user_membership.add': 'User Added to Group',
				'group.user_membership.remove': 'User Removed From Group',
				'application.user_membership.add': 'User Assigned to Application',
				'application.user_membership.remove': 'User Unassigned From Application',
			}),
		],
		unconfirmed: [
			'Whether event hooks can authenticate with OAuth 2.0; only a fixed header is accepted.',
		],
	},
} as const satisfies Provider;
