import type { Provider } from '../Provider';
import { auth0LogStreamApi } from './api';
import { events } from './events';
import { auth0LogStreamReconciliation } from './reconciliation';
import { auth0LogStreamSubscriptions } from './subscriptions';

export const auth0LogStream = {
	name: 'auth0-log-stream',
	displayName: 'Auth0 Log Stream',
	docs: { webhooks: 'https://auth0.com/docs/customize/log-streams/custom-log-streams' },
	api: auth0LogStreamApi,
	subscriptions: auth0LogStreamSubscriptions,
	reconciliation: auth0LogStreamReconciliation,
	webhook: {
		// The token as it was configured, the word Bearer included.
		signature: { scheme: 'shared-secret', in: [{ header: 'authorization' }] },
		id: [{ json: '[only].log_id' }, { json: 'log_id' }, { bodyHash: 'sha256' }],
		type: [{ json: '[0].data.type' }, { json: 'data.type' }],
		time: { from: [{ json: '[0].data.date' }, { json: 'data.date' }], unit: 'iso' },
		headers: [],
		successStatus: 200,
		retries: 'Auth0 tries again for a while and then suspends the stream',
		setup:
			'In Auth0 open Monitoring → Streams, create a custom webhook with the URL above, content format JSON Array and an authorization token of your choice, and put exactly that token into the credential.',
		secret: 'Authorization Token',
		split: { at: '', id: [{ json: '[0].log_id' }, { json: 'log_id' }] },
		events,
		unconfirmed: ['How often Auth0 tries before it suspends a stream.'],
	},
} as const satisfies Provider;
