import type { Provider } from '../Provider';

export const fedex = {
	name: 'fedex',
	displayName: 'FedEx',
	docs: {
		webhooks:
			'https://developer.fedex.com/api/en-us/catalog/shipment-visibility-webhook/v1/docs.html',
	},
	webhook: {
		// FedEx's text says base64 and its pseudocode hex.
		signature: {
			scheme: 'hmac',
			algorithm: 'sha256',
			encoding: ['base64', 'hex'],
			signature: { header: 'fdx-signature' },
		},
		id: { bodyHash: 'sha256' },
		type: [
			{ json: 'output.completeTrackResults[0].trackResults[0].latestStatusDetail.derivedCode' },
			{ json: 'output.completeTrackResults[0].trackResults[0].latestStatusDetail.code' },
		],
		headers: [],
		successStatus: 200,
		retries:
			'FedEx takes only 200 and 202 for an answer, tries 3 times over 15 minutes and keeps missed events for 7 days in your project',
		retriesForHours: 0.25,
		setup:
			'In the FedEx developer portal create an Advanced Integrated Visibility webhook project with the URL above and a security token of your choice, and put the same token into the credential.',
		secret: 'Security Token',
		orderingKey: { json: 'output.completeTrackResults[0].trackingNumber' },
		events: [
			{ type: 'OC', label: 'Shipment Created' },
			{ type: 'PU', label: 'Picked Up' },
			{ type: 'IT', label: 'In Transit' },
			{ type: 'OD', label: 'Out for Delivery' },
			{ type: 'DL', label: 'Delivered' },
			{ type: 'DE', label: 'Delivery Exception' },
			{ type: 'SE', label: 'Shipment Exception' },
			{ type: 'CA', label: 'Shipment Cancelled' },
			{ type: 'HL', label: 'Held at Location' },
		],
		unconfirmed: [
			'The encoding of fdx-signature: base64 and hex are accepted.',
			'Where the status stands in a delivery, and all its codes.',
			'That a repeated delivery has the same bytes.',
		],
	},
} as const satisfies Provider;
