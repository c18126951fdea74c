import type { Provider } from '../Provider';
import { firstEvent } from './firstEvent';

export const segment = {
	name: 'segment',
	displayName: 'Segment',
	docs: { webhooks: 'https://segment.com/docs/connections/destinations/catalog/actions-webhook/' },
	webhook: {
		signature: {
			scheme: 'hmac',
			algorithm: 'sha1',
			encoding: 'hex',
			signature: { header: 'x-signature' },
			signs: firstEvent,
		},
		// A batch is an array. A mapping of the user's may leave the id out.
		id: [{ json: 'messageId' }, { json: '[only].messageId' }, { bodyHash: 'sha256' }],
		type: [{ json: 'type' }, { json: '[0].type' }],
		time: { from: [{ json: 'timestamp' }, { json: '[0].timestamp' }], unit: 'iso' },
		headers: [],
		successStatus: 200,
		retries: 'Segment waits 5 seconds for an answer and tries again for some hours',
		setup:
			'In Segment add the Webhooks (Actions) destination with the URL above and a shared secret of your choice, leave batching off, and put the same secret into the credential. Segment signs only the first event of a batch: the others could be forged and are left out.',
		secret: 'Shared Secret',
		split: { at: '', id: [{ json: 'messageId' }, { json: '[0].messageId' }], signed: 'first' },
		orderingKey: [
			{ json: 'userId' },
			{ json: 'anonymousId' },
			{ json: '[0].userId' },
			{ json: '[0].anonymousId' },
		],
		events: [
			{ type: 'track', label: 'Track' },
			{ type: 'identify', label: 'Identify' },
			{ type: 'page', label: 'Page' },
			{ type: 'screen', label: 'Screen' },
			{ type: 'group', label: 'Group' },
			{ type: 'alias', label: 'Alias' },
		],
		unconfirmed: ['How long and how often Segment tries: about 4 hours and 9 times.'],
	},
} as const satisfies Provider;
