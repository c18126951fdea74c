import { singleHeader } from '../../core/signature';
import type { Provider } from '../Provider';
import { paypalApi } from './api';
import { events } from './events';
import { paypalReconciliation } from './reconciliation';
import { paypalSubscriptions } from './subscriptions';

export const paypal = {
	name: 'paypal',
	displayName: 'PayPal',
	docs: { webhooks: 'https://developer.paypal.com/api/rest/webhooks/rest/' },
	api: paypalApi,
	subscriptions: paypalSubscriptions,
	reconciliation: paypalReconciliation,
	webhook: {
		signature: {
			scheme: 'certificate',
			algorithm: ({ headers }) =>
				singleHeader(headers, 'paypal-auth-algo') === 'SHA256withRSA' ? 'rsa-sha256' : undefined,
			url: { header: 'paypal-cert-url' },
			hosts: /^([a-z0-9-]+\.)*paypal\.com$/,
			signature: { header: 'paypal-transmission-sig' },
			encoding: 'base64',
			// The secret is the webhook's id, unless `options.webhookId` says it.
			signs:
				'{header:paypal-transmission-id}|{header:paypal-transmission-time}|{secret}|{bodyCrc32}',
		},
		// Not PayPal-Transmission-Id: that is another one when the event is sent again.
		id: { json: 'id' },
		type: { json: 'event_type' },
		// PayPal tries for 3 days, maybe with the time of the first transmission.
		time: {
			from: { header: 'paypal-transmission-time' },
			unit: 'iso',
			toleranceMs: 4 * 86_400_000,
		},
		headers: ['paypal-transmission-id', 'paypal-transmission-time', 'paypal-auth-version'],
		successStatus: 200,
		retries: 'PayPal tries up to 25 times over 3 days',
		retriesForHours: 72,
		setup:
			'In the PayPal developer dashboard open your app, add a webhook with the URL above and the events you want, and put the Webhook ID shown there into the credential. Events of the simulator cannot be verified.',
		secret: 'Webhook ID',
		orderingKey: { json: 'resource.id' },
		events,
		unconfirmed: [
			'Whether a repeated transmission keeps its time: the window is longer than the 3 days of retries.',
		],
	},
} as const satisfies Provider;
