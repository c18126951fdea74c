import type { Provider } from '../Provider';

export const mixpanel = {
	name: 'mixpanel',
	displayName: 'Mixpanel',
	docs: { webhooks: 'https://docs.mixpanel.com/docs/cohort-sync/webhooks' },
	webhook: {
		// The secret is `user:password`.
		signature: { scheme: 'shared-secret', in: [{ basic: 'authorization' }] },
		id: [
			{
				all: [
					{ json: 'parameters.mixpanel_session_id' },
					{ json: 'parameters.page_info.page_count' },
					{ json: 'action' },
				],
			},
			// An alert has no session.
			{ bodyHash: 'sha256' },
		],
		type: { json: 'action' },
		headers: [],
		successStatus: 200,
		retries:
			'Mixpanel tries 5 times within a minute, then with the next sync 30 minutes later, and pauses the sync at a 400, 401, 403 or 404',
		retriesForHours: 0.5,
		setup:
			'In Mixpanel open Data Management → Integrations → Custom Webhook, add a connection with the URL above and basic authentication, and put user:password into the credential.',
		secret: 'User and Password',
		// A sync counts as failed without this.
		reply: { action: { json: 'action' }, status: 'success' },
		orderingKey: { json: 'parameters.mixpanel_cohort_id' },
		events: [
			{ type: 'members', label: 'Cohort Members' },
			{ type: 'add_members', label: 'Cohort Members Added' },
			{ type: 'remove_members', label: 'Cohort Members Removed' },
		],
	},
} as const satisfies Provider;
