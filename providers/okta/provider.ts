import type { Provider } from '../Provider';
import { oktaApi } from './api';
import { events } from './events';
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
		methods: ['POST', 'GET'],
		handshake: { unsigned: answerVerification },
		headers: [],
		successStatus: 200,
		retries:
			'Okta waits 3 seconds for an answer and tries at most once more, and not at all after a 4xx',
		setup:
			'In the Okta admin console open Workflow → Event Hooks, create one with the URL above, authentication field Authorization, a secret of your choice and the events you want, and put the same secret into the credential. Publish the workflow first: Okta verifies the address when the hook is saved.',
		secret: 'Authentication Secret',
		options: ['header'],
		reply: 'empty',
		split: { at: 'data.events', id: { json: 'data.events[0].uuid' } },
		orderingKey: { json: 'data.events[0].target[0].id' },
		events,
		unconfirmed: [
			'Whether event hooks can authenticate with OAuth 2.0; only a fixed header is accepted.',
		],
	},
} as const satisfies Provider;
