import type { Provider } from '../Provider';

export const googleCloudStorage = {
	name: 'google-cloud-storage',
	displayName: 'Google Cloud Storage',
	docs: { webhooks: 'https://cloud.google.com/pubsub/docs/authenticate-push-subscriptions' },
	webhook: {
		// The token says who sends, and covers neither the body nor the message's id.
		signature: {
			scheme: 'jwt',
			token: { header: 'authorization', prefix: 'Bearer ' },
			algorithms: ['RS256'],
			issuers: ['https://accounts.google.com', 'accounts.google.com'],
			jwksUrl: 'https://www.googleapis.com/oauth2/v3/certs',
		},
		id: { json: 'message.messageId' },
		type: { json: 'message.attributes.eventType' },
		time: { from: { json: 'message.publishTime' }, unit: 'iso' },
		headers: [],
		successStatus: 200,
		retries: 'Pub/Sub sends again until it is acknowledged, for 7 days by default',
		retriesForHours: 168,
		setup:
			'Let the bucket notify a Pub/Sub topic, add a push subscription to that topic with the URL above, authentication enabled and a service account of yours, and put that service account’s e-mail address into the credential.',
		secret: 'Service Account E-Mail',
		options: ['audience'],
		orderingKey: {
			all: [{ json: 'message.attributes.bucketId' }, { json: 'message.attributes.objectId' }],
		},
		events: [
			{ type: 'OBJECT_FINALIZE', label: 'Object Created' },
			{ type: 'OBJECT_DELETE', label: 'Object Deleted' },
			{ type: 'OBJECT_ARCHIVE', label: 'Object Archived' },
			{ type: 'OBJECT_METADATA_UPDATE', label: 'Object Metadata Updated' },
		],
		unconfirmed: ['How much clock skew Google’s own library allows for a token.'],
	},
} as const satisfies Provider;
