import { generateKeyPairSync, sign } from 'node:crypto';
import { fixtureOf, verify } from './fixtures';

describe('rotation', () => {
	it.each([
		['pagerduty', 'incident-triggered'],
		['standard-webhooks', 'two-signatures'],
	] as const)('%s signs with both secrets', async (provider, name) => {
		const fixture = fixtureOf(provider, name);
		const secrets = [fixture.alternateSecret ?? ''];
		expect(await verify(fixture, { secrets })).toEqual(fixture.expected);
	});
});

describe('what the documentation leaves open', () => {
	it('is taken both ways: FedEx in hex', async () => {
		const fixture = fixtureOf('fedex', 'delivered');
		const hex = Buffer.from(fixture.headers['fdx-signature'] ?? '', 'base64').toString('hex');
		for (const value of [hex, hex.toUpperCase()]) {
			expect(await verify(fixture, { headers: { 'fdx-signature': value } })).toEqual(
				fixture.expected,
			);
		}
	});

	it('is taken both ways: Etsy without the version, and its event types', async () => {
		const fixture = fixtureOf('etsy', 'order-paid');
		const bare = fixture.headers['webhook-signature']?.slice('v1,'.length);
		const headers = { ...fixture.headers, 'webhook-signature': bare };
		expect(await verify(fixture, { headers })).toMatchObject({ eventType: 'order.paid' });
	});

	it('is taken both ways: USPS under its older header', async () => {
		const fixture = fixtureOf('usps', 'tracking');
		const headers = { 'hmac-header': fixture.headers['x-hmac'] };
		expect(await verify(fixture, { headers })).toEqual(fixture.expected);
	});
});

describe('where a secret may stand', () => {
	it.each([
		['ups', 'delivered', { 'X-API-Key': 'SECRET' }, {}],
		['ups', 'delivered', { Authorization: 'Bearer SECRET' }, {}],
		['postmark', 'bounce', { 'X-My-Secret': 'SECRET' }, { header: 'X-My-Secret' }],
		['auth0-event-stream', 'user-created', { Authorization: 'SECRET' }, {}],
		['auth0-event-stream', 'user-created', { Authorization: 'Basic U0VDUkVU' }, {}],
		['auth0-event-stream', 'user-created', { 'x-token': 'SECRET' }, { header: 'X-Token' }],
		['okta', 'session-start', { 'x-token': 'SECRET' }, { header: 'X-Token' }],
		['okta', 'session-start', { Authorization: 'Basic U0VDUkVU' }, {}],
		['datadog', 'triggered', { Authorization: 'Bearer SECRET' }, {}],
		['huggingface', 'content-update', {}, { query: '?secret=SECRET' }],
	] as const)(
		'%s (%s): %j',
		async (
			provider,
			name,
			headers,
			{
				query = '',
				...options
			}: {
				query?: string;
				header?: string;
			},
		) => {
			const fixture = fixtureOf(provider, name);
			const ask = (secret: string) =>
				verify(fixture, { headers, url: fixture.url + query, secrets: [secret], options });
			expect(await ask('SECRET')).toEqual(fixture.expected);
			expect(await ask('SECRE')).toMatchObject({ reason: 'bad_signature' });
		},
	);
});

describe('Standard Webhooks with a public key', () => {
	const { privateKey, publicKey } = generateKeyPairSync('ed25519');
	const raw = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32).toString('base64');

	it.each([
		['standard-webhooks', 'two-signatures', 'webhook'],
		['svix', 'published', 'svix'],
		['svix', 'published', 'webhook'],
	] as const)('%s (%s, %s-signature)', async (provider, name, family) => {
		const fixture = fixtureOf(provider, name);
		const text = `msg_1.${fixture.timestamp}.${fixture.body}`;
		const signature = sign(null, Buffer.from(text), privateKey).toString('base64');
		const headers = {
			[`${family}-id`]: 'msg_1',
			[`${family}-timestamp`]: String(fixture.timestamp),
			[`${family}-signature`]: `v1,bm90IHRoaXMgb25l v1a,${signature}`,
		};
		const secrets = [`whpk_${raw}`];
		expect(await verify(fixture, { headers, secrets })).toMatchObject({ eventId: 'msg_1' });
		headers[`${family}-id`] = 'msg_2';
		expect(await verify(fixture, { headers, secrets })).toMatchObject({ reason: 'bad_signature' });
	});
});
