import { forged, fromStandardWebhooks, STANDARD_WEBHOOKS } from '../lib/deliveries.ts';
import { answered } from '../lib/figures.ts';
import { createS3 } from '../lib/s3.ts';
import type { Try } from '../lib/Try.ts';

const TRIGGER = 'Event';
const KEYS = {
	accessKeyId: 'AKIASANDBOX',
	secretAccessKey: 'sandbox-secret',
	region: 'us-east-1',
};
const s3 = createS3({ ...KEYS, service: 's3' });

const sent: string[] = [];
/** In the sender's own hand: an ID that JavaScript cannot hold, spaces, and a zero at the end. */
function anEvent(number: number) {
	const body = `{ "type": "order.paid",  "id": 90071992547409930${number}, "total": 19.90 }`;
	sent.push(body);
	return fromStandardWebhooks(`msg_${number}`, body);
}
const stored = () => [...s3.objects.values()];

export const eventsToS3Archive: Try = {
	hosts: { 'archive.s3.us-east-1.amazonaws.com': s3.api },
	credentials: {
		'Your sender’s signing secret': STANDARD_WEBHOOKS,
		'Your S3 bucket': { ...KEYS, bucket: 'archive' },
	},
	figures: {
		answered,
		objects: () => s3.objects.size,
		'as they were sent': () => stored().filter(({ text }) => sent.includes(text)).length,
		written: () => stored().reduce((sum, { writes }) => sum + writes, 0),
	},
	steps: [
		{
			what: 'An event',
			act: (stage) => stage.deliver(TRIGGER, anEvent(1)),
			then: { answered: '200', objects: 1, 'as they were sent': 1, written: 1 },
		},
		{
			what: 'The same event again',
			act: (stage) => stage.deliver(TRIGGER, anEvent(1)),
			then: { answered: '200 200' },
		},
		{
			what: 'A forged one',
			act: (stage) => stage.deliver(TRIGGER, forged(anEvent(2))),
			then: { answered: '200 200 401' },
		},
		{
			what: 'S3 writes one, and its answer is lost',
			async act(stage) {
				s3.loseAnswer();
				await stage.deliver(TRIGGER, anEvent(3));
			},
			then: { answered: '200 200 401 200', objects: 2, 'as they were sent': 2, written: 3 },
		},
		{
			what: 'S3 refuses one',
			async act(stage) {
				s3.refuse('AccessDenied');
				await stage.deliver(TRIGGER, anEvent(4));
			},
			then: { answered: '200 200 401 200 200', 'dead letters': 1 },
		},
		{
			what: 'Mended and replayed',
			async act(stage) {
				s3.refuse();
				await stage.replay();
			},
			then: { objects: 3, 'as they were sent': 3, written: 4, 'dead letters': 0 },
		},
		{
			what: 'S3 asks to slow down, an event: a run fails',
			async act(stage) {
				s3.refuse('SlowDown');
				await stage.deliver(TRIGGER, anEvent(5));
				await stage.nextFailure();
			},
			then: { answered: '200 200 401 200 200 200', waiting: 1 },
		},
		{
			what: 'It takes them again',
			act: () => s3.refuse(),
			then: { objects: 4, 'as they were sent': 4, written: 5, waiting: 0 },
		},
	],
};
