import type { Provider } from '../Provider';

export const usps = {
	name: 'usps',
	displayName: 'USPS',
	docs: { webhooks: 'https://developers.usps.com/subscriptions-trackingv3' },
	webhook: {
		// Two fields of the envelope are signed, `payload` being a JSON text inside it.
		signature: {
			scheme: 'hmac',
			algorithm: 'sha256',
			encoding: 'base64',
			signature: [{ header: 'x-hmac' }, { header: 'hmac-header' }],
			signs: '{json:timestamp}{json:payload}',
		},
		id: { bodyHash: 'sha256' },
		type: { json: 'subscriptionType' },
		time: { from: { json: 'timestamp' }, unit: 'iso' },
		headers: [],
		successStatus: 200,
		retries:
			'USPS suspends a subscription whose address does not answer, and deletes one without events for 30 days',
		setup:
			'Create a subscription with the USPS Subscriptions – Tracking API, with the URL above as listenerURL and a secret of at least 32 characters, and put the same secret into the credential.',
		secret: 'Subscription Secret',
		orderingKey: { json: 'payload.trackingNumber' },
		events: [{ type: 'TRACKING', label: 'Tracking Update' }],
		unconfirmed: [
			'The header, the signed fields and the encoding, which third parties describe; USPS’s own page could not be read.',
			'That a verification handshake, which one integration reports, is not always required: none is answered.',
			'Whether a repeated delivery has the same bytes and timestamp; no window is enforced.',
		],
	},
} as const satisfies Provider;
