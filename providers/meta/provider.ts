import type { Provider } from '../Provider';
import { metaApi } from './api';
import { events } from './events';
import { metaSubscriptions } from './subscriptions';
import { answerVerification } from './verification';

export const meta = {
	name: 'meta',
	displayName: 'Meta',
	docs: { webhooks: 'https://developers.facebook.com/docs/graph-api/webhooks/getting-started' },
	api: metaApi,
	subscriptions: metaSubscriptions,
	webhook: {
		signature: {
			scheme: 'hmac',
			algorithm: 'sha256',
			encoding: 'hex',
			signature: { header: 'x-hub-signature-256', prefix: 'sha256=' },
		},
		// There is no id. An entry has its own time, so that equal bytes are the same news; but that time
		// is in seconds or ms, depending on the product.
		id: { bodyHash: 'sha256' },
		type: [
			{ all: [{ json: 'object' }, { json: 'entry[0].changes[0].field' }] },
			{ json: 'object' },
		],
		methods: ['POST', 'GET'],
		handshake: { unsigned: answerVerification },
		headers: [],
		successStatus: 200,
		retries:
			'Meta tries for up to 36 hours (WhatsApp up to 7 days), and Messenger drops the app after an hour of failures',
		retriesForHours: 36,
		setup:
			'In the Meta app dashboard open Webhooks, enter the URL above and a verify token of your choice, subscribe to the fields you want, and put the app secret and the same verify token into the credential. Publish the workflow first: Meta verifies the address when it is saved.',
		secret: 'App Secret',
		options: ['verifyToken'],
		split: { at: 'entry', id: { bodyHash: 'sha256' } },
		orderingKey: { json: 'entry[0].id' },
		events,
		unconfirmed: [
			'How long Meta waits for an answer: 5 to 20 seconds.',
			'In which products the time of an entry is in seconds; it is not read.',
			'That each field of a page and of Instagram comes as a change, under object and field.',
		],
	},
} as const satisfies Provider;
