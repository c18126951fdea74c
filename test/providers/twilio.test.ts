import twilio from 'twilio';
import { fixtureOf, verify } from './fixtures';

const fixture = fixtureOf('twilio', 'published-form');
const SECRET = fixture.secret;
const URL = 'https://example.com/sms?a=1';

const { getExpectedTwilioSignature, getExpectedBodyHash } = jest.requireActual<{
	getExpectedTwilioSignature(token: string, url: string, parameters: object): string;
	getExpectedBodyHash(body: string): string;
}>('twilio/lib/webhooks/webhooks');

const FORM = { MessageSid: 'SM1', MessageStatus: 'delivered', Body: 'Zoë + 1 & 2', Empty: '' };

interface Sent {
	url: string;
	signature: string;
	body: string;
	type?: string;
	options?: { notificationUrl?: string };
}

const check = ({
	url,
	signature,
	body,
	type = 'application/x-www-form-urlencoded',
	options,
}: Sent) =>
	verify(fixture, {
		url,
		headers: { 'content-type': type, 'x-twilio-signature': signature },
		rawBody: Buffer.from(body),
		options,
	});

describe('Twilio', () => {
	it.each([
		['as it is', URL, URL],
		['with the port', URL, 'https://example.com:443/sms?a=1'],
		['without the port', 'https://example.com:443/sms?a=1', URL],
		['with the port of http', 'http://example.com/sms', 'http://example.com:80/sms'],
		['with another port', 'https://example.com:8443/sms', 'https://example.com:8443/sms'],
		['without its fragment', `${URL}#rc=2`, URL],
		['with characters escaped', "https://example.com/sms?a='", 'https://example.com/sms?a=%27'],
		['with the query escaped', 'https://example.com/s?a=(b)', 'https://example.com/s?a=(b)'],
	])('signs the address %s', async (_what, called, signed) => {
		const body = new URLSearchParams(FORM).toString();
		const signature = getExpectedTwilioSignature(SECRET, signed, FORM);
		expect(twilio.validateRequest(SECRET, signature, called.replace(/#.*/, ''), FORM)).toBe(true);
		expect(await check({ url: called, signature, body })).toEqual({
			ok: true,
			eventId: signature,
			eventType: 'delivered',
		});
	});

	it('signs a repeated parameter once per value, in order', async () => {
		const signature = getExpectedTwilioSignature(SECRET, URL, { A: ['2', '1', '2'], B: 'x' });
		expect(await check({ url: URL, signature, body: 'B=x&A=2&A=1&A=2' })).toMatchObject({
			ok: true,
		});
	});

	it('signs the hash of any other body, behind a proxy too', async () => {
		const body = '[{"id":"EZ1","type":"com.twilio.messaging.message.sent"}]';
		const url = `https://example.com/events?bodySHA256=${getExpectedBodyHash(body)}`;
		const signature = getExpectedTwilioSignature(SECRET, url, {});
		const sent = { url, signature, body, type: 'application/json' };
		const event = { ok: true, eventId: 'EZ1', eventType: 'com.twilio.messaging.message.sent' };
		expect(twilio.validateRequestWithBody(SECRET, signature, url, body)).toBe(true);
		expect(await check(sent)).toEqual(event);
		expect(
			await check({
				...sent,
				url: url.replace('https://example.com', 'http://localhost:5678'),
				options: { notificationUrl: 'https://example.com/events' },
			}),
		).toEqual(event);
		expect(await check({ ...sent, body: `${body} ` })).toMatchObject({ reason: 'bad_signature' });
	});

	it('does not cover a body that is neither a form nor hashed', async () => {
		const signature = getExpectedTwilioSignature(SECRET, URL, {});
		expect(await check({ url: URL, signature, body: '' })).toMatchObject({ ok: true });
		for (const type of ['application/json', 'text/plain']) {
			expect(await check({ url: URL, signature, body: '{}', type })).toMatchObject({
				reason: 'bad_signature',
			});
		}
	});
});
