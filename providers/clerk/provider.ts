import type { Provider } from '../Provider';
import { eventGroup } from '../eventGroup';
import { idHeader, sentAt, symmetric } from '../standard-webhooks/standardWebhooks';

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
		setup:
			'In the Clerk dashboard open Configure → Webhooks, add an endpoint with the URL above and the events you want, and put its signing secret (whsec_…) into the credential.',
		secret: 'Signing secret',
		orderingKey: { json: 'data.id' },
		events: [
			...eventGroup('Users and Sessions', {
				'user.created': 'User Created',
				'user.updated': 'User Updated',
				'user.deleted': 'User Deleted',
				'session.created': 'Session Created',
				'session.ended': 'Session Ended',
				'session.removed': 'Session Removed',
				'session.revoked': 'Session Revoked',
			}),
			...eventGroup('Organizations', {
				'organization.created': 'Organization Created',
				'organization.updated': 'Organization Updated',
				'organization.deleted': 'Organization Deleted',
				'organizationMembership.created': 'Membership Created',
				'organizationMembership.updated': 'Membership Updated',
				'organizationMembership.deleted': 'Membership Deleted',
				'organizationInvitation.created': 'Invitation Created',
				'organizationInvitation.accepted': 'Invitation Accepted',
			}),
			...eventGroup('Messages', {
				'email.created': 'E-Mail Created',
				'sms.created': 'SMS Created',
				'waitlistEntry.created': 'Waitlist Entry Created',
			}),
			...eventGroup('Billing', {
				'subscription.created': 'Subscription Created',
				'subscription.updated': 'Subscription Updated',
			}),
		],
		unconfirmed: ['The names of the billing events.'],
	},
} as const satisfies Provider;
