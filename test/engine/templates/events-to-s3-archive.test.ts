import { createS3, type S3 } from '../../../sandbox/try/lib/s3.ts';
import { useNock } from '../../support/nock';
import { play } from './play';
import { openTemplate } from './template';

const TRIGGER = 'Event';
const KEYS = {
	accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
	secretAccessKey: 'secret-0123456789',
	region: 'eu-central-1',
};
const template = openTemplate('events-to-s3-archive', () => ({
	steadfastAwsS3Api: { ...KEYS, bucket: 'archive' },
}));
const nock = useNock();

let s3: S3;
beforeEach(async () => {
	await template.clear();
	s3 = createS3({ ...KEYS, service: 's3' });
	play(nock, 'https://archive.s3.eu-central-1.amazonaws.com', s3.api, 'PUT');
});

/** As its sender wrote it: a number that JavaScript cannot hold, and spaces. */
const TEXT = '{ "type": "order.paid",  "id": 271878346596884015, "total": 19.90 }';
const SENT = { provider: 'webhook', type: 'order.paid', eventAt: Date.UTC(2026, 10, 20, 23, 59) };
const receive = (key: string, given: object = {}) =>
	template.deliver(TRIGGER, key, {}, { ...SENT, body: Buffer.from(TEXT), ...given });
const keys = () => [...s3.objects.keys()];

describe('Events to an S3 archive', () => {
	it('writes the event as it was sent, under its day, type and ID', async () => {
		const [run] = await receive('msg_1');
		expect(run!.status).toBe('success');
		expect([...s3.objects]).toEqual([
			[
				'events/date=2026-11-20/type=order.paid/msg_1.json',
				{ text: TEXT, contentType: 'application/json', correlationId: 'msg_1', writes: 1 },
			],
		]);
	});

	it.each([
		['orders/create', 'a b+c', 'events/date=2026-11-20/type=orders%2Fcreate/a%20b%2Bc.json'],
		['..', '../..', 'events/date=2026-11-20/type=../..%2F...json'],
		['grün (1*)', "it's", "events/date=2026-11-20/type=gr%C3%BCn%20(1*)/it's.json"],
	])('writes a key of plain characters for any type and ID: %s, %s', async (type, id, key) => {
		await receive(id, { type });
		expect(keys()).toEqual([key]);
	});

	it('has a place for an event that does not say when it was sent, and for one that is a list', async () => {
		await receive('msg_1', { eventAt: undefined, body: Buffer.from('[1]') });
		expect([...s3.objects]).toEqual([
			['events/date=undated/type=order.paid/msg_1.json', expect.objectContaining({ text: '[1]' })],
		]);
	});

	it('takes a repeated event once, and writes the same object again after a lost answer', async () => {
		s3.loseAnswer();
		const [run] = await receive('msg_1');
		expect(run!.status).toBe('success');
		expect(await receive('msg_1')).toEqual([]);
		expect([...s3.objects.values()]).toEqual([expect.objectContaining({ text: TEXT, writes: 2 })]);
	});

	it('runs again while S3 asks to slow down, and is kept when that goes on', async () => {
		s3.refuse('SlowDown');
		const runs = await receive('msg_1');
		expect(runs.map(({ status }) => status)).toEqual(Array(10).fill('error'));
		expect(await template.letters()).toMatchObject([
			{ kind: 'webhook', correlationId: 'msg_1', reason: expect.stringContaining('reduce your') },
		]);
		s3.refuse();
		await template.replay(TRIGGER);
		expect(keys()).toEqual(['events/date=2026-11-20/type=order.paid/msg_1.json']);
		expect(await template.letters()).toEqual([]);
	});

	it('keeps what S3 refuses at once, and writes it under the same key when it is replayed', async () => {
		s3.refuse('AccessDenied');
		expect(await receive('msg_1')).toHaveLength(1);
		expect(await template.letters()).toMatchObject([
			{ kind: 'item', correlationId: 'msg_1', reason: expect.stringContaining('HTTP 403') },
		]);
		s3.refuse();
		await template.replay(TRIGGER, 'Replayed event');
		expect([...s3.objects]).toEqual([
			[
				'events/date=2026-11-20/type=order.paid/msg_1.json',
				expect.objectContaining({ text: TEXT }),
			],
		]);
		expect(await template.letters()).toEqual([]);
	});
});
