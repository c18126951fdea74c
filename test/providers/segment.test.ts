import { createHmac } from 'node:crypto';
import { providers } from '../../providers/registry';
import { fixtureOf, verify } from './fixtures';

describe('Segment', () => {
	const fixture = fixtureOf('segment', 'track');
	const first = '{"messageId":"1", "type":"track","s":"]}\\"[{\\\\","n":{"a":[1,{}]}}';
	const signature = createHmac('sha1', fixture.secret).update(first).digest('hex');
	const check = (body: string) =>
		verify(fixture, { headers: { 'x-signature': signature }, rawBody: Buffer.from(body) });

	it('signs the first event of a batch, by its bytes', async () => {
		expect(await check(`[${first}]`)).toEqual({ ok: true, eventId: '1', eventType: 'track' });
		for (const body of [` [\n\t${first} , {"messageId":"2"}]`, `[${first},${first}]`]) {
			expect(await check(body)).toMatchObject({ ok: true, eventType: 'track' });
		}
	});

	it.each([
		['before it another one', `[{"messageId":"2"},${first}]`],
		['before it a text', `["{",${first}]`],
		['it deeper inside', `[[${first}]]`],
		['it under a key', `{"a":${first}}`],
		['the end missing', `[${first}`],
		['nothing', '[]'],
	])('does not sign a batch with %s', async (_what, body) => {
		expect(await check(body)).toMatchObject({ ok: false, reason: 'bad_signature' });
	});

	it('does not sign the others, which are to be left out', () => {
		expect(providers.segment.webhook.split).toMatchObject({ at: '', signed: 'first' });
	});
});
