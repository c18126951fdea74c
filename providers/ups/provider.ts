import type { Provider } from '../Provider';

export const ups = {
	name: 'ups',
	displayName: 'UPS',
	docs: { webhooks: 'https://developer.ups.com/api/reference/trackalert/product-info' },
	webhook: {
		signature: {
			scheme: 'shared-secret',
			in: [
				{ header: 'credential' },
				{ header: 'x-api-key' },
				{ header: 'authorization', prefix: 'Bearer ' },
			],
		},
		// Track Alert gives its events no id: what happened to which parcel, and when.
		id: [
			{
				all: [
					{ json: 'trackingNumber' },
					{ json: 'activityStatus.type' },
					{ json: 'activityStatus.code' },
					{ json: 'gmtActivityDate' },
					{ json: 'gmtActivityTime' },
				],
			},
			{ bodyHash: 'sha256' },
		],
		type: { json: 'activityStatus.type' },
		headers: ['user-agent'],
		successStatus: 200,
		retries: 'UPS does not say how often it tries',
		setup:
			'On developer.ups.com open your app → Manage Webhook Credentials, register the URL above with a credential of your choice, and put the same credential here. Then subscribe tracking numbers with the Track Alert API.',
		secret: 'Webhook Credential',
		orderingKey: { json: 'trackingNumber' },
		events: [
			{ type: 'D', label: 'Delivered' },
			{ type: 'I', label: 'In Transit' },
			{ type: 'X', label: 'Exception' },
			{ type: 'M', label: 'Shipment Information Received' },
			{ type: 'MV', label: 'Shipment Information Voided' },
			{ type: 'U', label: 'Unknown Status' },
		],
		unconfirmed: [
			'In which header version 2 of Track Alert sends the credential: credential, X-API-Key and a bearer token are accepted.',
			'Whether and how often a failed delivery is sent again.',
		],
	},
} as const satisfies Provider;
