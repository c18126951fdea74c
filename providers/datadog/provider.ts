import type { Provider } from '../Provider';
import { datadogApi } from './api';
import { datadogSubscriptions } from './subscriptions';

export const datadog = {
	name: 'datadog',
	displayName: 'Datadog',
	docs: { webhooks: 'https://docs.datadoghq.com/integrations/webhooks/' },
	api: datadogApi,
	subscriptions: datadogSubscriptions,
	webhook: {
		// Headers are the user's to choose: this one by default, another one is named in the options.
		signature: {
			scheme: 'shared-secret',
			in: [
				{ header: 'x-n8n-token' },
				{ header: 'authorization', prefix: 'Bearer ' },
				{ basic: 'authorization' },
			],
		},
		// The fields of the payload that `setup` asks for.
		id: [
			{ all: [{ json: 'id' }, { json: 'alert_transition' }] },
			{ json: 'id' },
			{ bodyHash: 'sha256' },
		],
		type: [{ json: 'alert_transition' }, { json: 'event_type' }],
		time: { from: { json: 'date' }, unit: 'ms' },
		headers: [],
		successStatus: 200,
		retries: 'Datadog waits 15 seconds for an answer and tries up to 5 times after a 5xx',
		setup:
			'In Datadog open Integrations → Webhooks, add one with the URL above, the payload {"id":"$ID","event_type":"$EVENT_TYPE","alert_transition":"$ALERT_TRANSITION","alert_cycle_key":"$ALERT_CYCLE_KEY","date":$DATE,"title":"$EVENT_TITLE"} and the custom header {"x-n8n-token":"a secret of your choice"}, and put that secret into the credential. Mention @webhook-<name> in a monitor.',
		secret: 'Value of the Header',
		options: ['header'],
		orderingKey: { json: 'alert_cycle_key' },
		events: [
			{ type: 'Triggered', label: 'Triggered' },
			{ type: 'Re-Triggered', label: 'Triggered Again' },
			{ type: 'Warn', label: 'Warned' },
			{ type: 'Re-Warn', label: 'Warned Again' },
			{ type: 'No Data', label: 'No Data' },
			{ type: 'Re-No Data', label: 'No Data Again' },
			{ type: 'Renotify', label: 'Notified Again' },
			{ type: 'Recovered', label: 'Recovered' },
		],
		unconfirmed: ['All the values that $ALERT_TRANSITION takes.'],
	},
} as const satisfies Provider;
