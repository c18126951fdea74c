import fc from 'fast-check';
import {
	signHmac,
	verifyWebhook,
	type HmacScheme,
	type SignatureScheme,
	type WebhookSpec,
} from '../../../core/signature';
import { BODY, NOW, outcome, pem, requestOf, SECRET, specOf } from './support';

const hmac: HmacScheme = {
	scheme: 'hmac',
	algorithm: 'sha256',
	encoding: 'base64',
	signature: { header: 'x-signature' },
};
const time = { from: { header: 'x-time' }, unit: 's' } as const;
const signature = signHmac(hmac, BODY, SECRET);
const signed = (headers: Record<string, string | undefined> = {}) =>
	requestOf({ 'x-signature': signature, ...headers });

const ALL: readonly SignatureScheme[] = [
	hmac,
	{ ...hmac, scheme: 'asymmetric', algorithm: 'ed25519' },
	{
		...hmac,
		scheme: 'certificate',
		algorithm: () => 'rsa-sha256',
		url: { json: 'url' },
		hosts: /./,
	},
	{ scheme: 'jwt', token: { header: 'x-signature' }, algorithms: ['RS256'], issuers: [] },
	{ scheme: 'shared-secret', in: [{ header: 'x-signature' }, { basic: 'authorization' }] },
	{ scheme: 'http-message', requires: [] },
];

describe('verifyWebhook', () => {
	it.each(ALL)('accepts nothing without a secret: $scheme', async (scheme) => {
		for (const secrets of [[], [''], ['  ', '\n']]) {
			const result = await verifyWebhook(specOf(scheme), signed(), { secrets, now: NOW });
			expect(result).toEqual({ ok: false, reason: 'missing_secret', status: 401 });
		}
	});

	it('accepts nothing where no scheme is known', async () => {
		expect(await outcome(specOf([]), signed())).toBe('missing_signature');
	});

	it('is content with one of several schemes, and says why there is none', async () => {
		const other = { ...hmac, signature: { header: 'x-other' } };
		const spec = specOf([other, hmac]);
		expect(await outcome(spec, signed())).toBe('ok');
		expect(await outcome(spec, signed({ 'x-signature': 'AAAA' }))).toBe('bad_signature');
		expect(await outcome(spec, requestOf())).toBe('missing_signature');
	});

	it.each([
		['missing_signature', requestOf(), 401],
		['bad_signature', signed({ 'x-signature': 'AAAA' }), 401],
		['expired', signed({ 'x-time': '1' }), 401],
		['malformed', signed({ 'x-id': undefined }), 400],
		['malformed', signed({ 'x-type': undefined }), 400],
	])('answers %s with its status', async (reason, request, status) => {
		const spec = specOf(hmac, { time });
		const settings = { secrets: [SECRET], now: NOW, options: { toleranceMs: 1000 } };
		expect(await verifyWebhook(spec, request, settings)).toEqual({ ok: false, reason, status });
	});

	it('answers 503 when a key cannot be had now', async () => {
		const spec = specOf({
			...hmac,
			scheme: 'certificate',
			algorithm: () => 'rsa-sha256',
			url: { header: 'x-url' },
			hosts: /./,
		});
		const request = signed({ 'x-url': 'https://provider.example/' });
		expect(await verifyWebhook(spec, request, { secrets: ['id'], now: NOW })).toEqual({
			ok: false,
			reason: 'key_unavailable',
			status: 503,
		});
	});

	it('says `unknown` of an event whose body does not say its type', async () => {
		const spec = specOf(hmac, { type: { json: 'type' } });
		expect(await verifyWebhook(spec, signed(), { secrets: [SECRET], now: NOW })).toMatchObject({
			eventType: 'unknown',
		});
	});

	it('parses a body once, and only where it has to', async () => {
		const parse = jest.spyOn(JSON, 'parse');
		expect(await outcome(specOf(hmac), signed())).toBe('ok');
		expect(parse).not.toHaveBeenCalled();
		const inBody = specOf(hmac, { id: { json: 'id' }, type: { json: 'note' } });
		expect(await outcome(inBody, signed())).toBe('ok');
		expect(parse).toHaveBeenCalledTimes(1);
		parse.mockRestore();
	});

	it('gives an event type its one spelling', async () => {
		const spec = specOf(hmac, { canonicalType: (type) => type.toUpperCase() });
		expect(await verifyWebhook(spec, signed(), { secrets: [SECRET], now: NOW })).toMatchObject({
			eventType: 'ORDERS/CREATE',
		});
	});

	it('refuses what the provider’s rule refuses', async () => {
		const refuse: WebhookSpec['refuse'] = (_request, _options, secrets) =>
			secrets.includes(SECRET) ? 'not_expected' : undefined;
		const spec = specOf(hmac, { refuse });
		expect(await verifyWebhook(spec, signed(), { secrets: [SECRET], now: NOW })).toEqual({
			ok: false,
			reason: 'not_expected',
			status: 403,
		});
	});
});

describe('the window', () => {
	const window = (ms: number, from = time) => specOf(hmac, { time: { ...from, toleranceMs: ms } });

	it('is open both ways, to the millisecond', async () => {
		const at = (seconds: number) => signed({ 'x-time': String(NOW / 1000 + seconds) });
		for (const seconds of [-5, 5]) {
			expect(await outcome(window(5000), at(seconds))).toBe('ok');
			expect(await outcome(window(4999), at(seconds))).toBe('expired');
		}
	});

	it('is the caller’s before the provider’s', async () => {
		const request = signed({ 'x-time': String(NOW / 1000 - 5) });
		expect(await outcome(window(1), request, { toleranceMs: 5000 })).toBe('ok');
		expect(await outcome(window(9000), request, { toleranceMs: 1 })).toBe('expired');
		expect(await outcome(specOf(hmac, { time }), request)).toBe('ok');
		expect(await outcome(window(9000), request, { toleranceMs: NaN })).toBe('expired');
		expect(await outcome(window(9000), request, { now: NaN })).toBe('expired');
	});

	it.each([undefined, 'today', '-1', '1e9', '1795132800x', '0x10', ' 1', 'Infinity'])(
		'needs a time that can be read: %j',
		async (given) => {
			expect(await outcome(window(Infinity), signed({ 'x-time': given }))).toBe('malformed');
			// Without a window of the provider's, the time is a hint.
			const hinted = specOf(hmac, { time });
			expect(await outcome(hinted, signed({ 'x-time': given }), { toleranceMs: 1 })).toBe('ok');
		},
	);

	it.each([
		['s', '1795132800', 1_795_132_800_000],
		['s', '1795132800.5', 1_795_132_800_500],
		['s', '1795132800.125', 1_795_132_800_125],
		['ms', '1795132800123', 1_795_132_800_123],
		['iso', '2026-11-20T00:00:00.123456789Z', NOW + 123],
		['iso', '2026-11-20T01:00:00+01:00', NOW],
		['iso', 'x2026-11-20T00:00:00Z', undefined],
		['iso', '2026-11-20', undefined],
		['iso', '+012026-11-20T00:00:00Z', undefined],
		['s', undefined, undefined],
	] as const)('reads the unit %s: %s', async (unit, text, timestamp) => {
		const spec = specOf(hmac, { time: { from: { header: 'x-time' }, unit } });
		const settings = { secrets: [SECRET], now: NOW };
		const result = await verifyWebhook(spec, signed({ 'x-time': text }), settings);
		expect(result).toMatchObject({ ok: true });
		expect('timestamp' in result ? result.timestamp : undefined).toBe(timestamp);
	});
});

describe('a handshake', () => {
	const answer = { status: 200, headers: {}, body: 'challenge' };
	const verify = (spec: WebhookSpec, request: ReturnType<typeof requestOf>, secrets = [SECRET]) =>
		verifyWebhook(spec, request, { secrets, now: NOW });

	it('is answered unsigned only where the provider says so', async () => {
		const unsigned = jest.fn(({ method }, _context) => (method === 'GET' ? answer : undefined));
		const spec = specOf(hmac, { handshake: { unsigned } });
		const given = { ok: true, handshake: answer };
		expect(await verify(spec, requestOf({}, { method: 'GET' }), [])).toEqual(given);
		expect(unsigned).toHaveBeenCalledWith(expect.anything(), { options: {}, secrets: [] });
		expect(await verify(spec, requestOf())).toMatchObject({ reason: 'missing_signature' });
		expect(await verify(specOf(hmac), requestOf({}, { method: 'GET' }))).toMatchObject({
			reason: 'missing_signature',
		});
	});

	it('that is signed is answered when it is genuine, and needs no id', async () => {
		const spec = specOf(hmac, { handshake: { verified: () => answer } });
		const request = signed({ 'x-id': undefined });
		expect(await verify(spec, request)).toEqual({ ok: true, handshake: answer });
		expect(await verify(spec, request, ['another'])).toMatchObject({ reason: 'bad_signature' });
	});

	it('that is signed may say how by the secrets and options', async () => {
		const verified = jest.fn(() => answer);
		const request = signed();
		const settings = { secrets: [SECRET], now: NOW, options: { webhookId: 'wh-1' } };
		await verifyWebhook(specOf(hmac, { handshake: { verified } }), request, settings);
		expect(verified).toHaveBeenCalledWith(expect.anything(), {
			secrets: [SECRET],
			options: { webhookId: 'wh-1' },
		});
	});

	it('is no business of other deliveries', async () => {
		const spec = specOf(hmac, { handshake: { unsigned: () => undefined } });
		expect(await verify(spec, signed())).toMatchObject({ ok: true, eventId: 'delivery-1' });
	});

	it('that fails is a refusal', async () => {
		const unsigned = () => {
			throw new Error('no body');
		};
		expect(await verify(specOf(hmac, { handshake: { unsigned } }), signed())).toEqual({
			ok: false,
			reason: 'malformed',
			status: 400,
		});
	});
});

it('throws at no input, whatever the scheme, and accepts none of it', async () => {
	const value = fc.option(fc.oneof(fc.string(), fc.array(fc.string())), { nil: undefined });
	const names = ['x-signature', 'authorization', 'signature', 'signature-input', 'content-digest'];
	const headers = fc.record(Object.fromEntries(names.map((name) => [name, value])));
	const secret = fc.oneof(fc.string(), fc.constant(pem('leaf')), fc.constant(pem('leaf.key')));
	await fc.assert(
		fc.asyncProperty(
			fc.constantFrom(...ALL),
			headers,
			fc.string(),
			fc.oneof(fc.uint8Array(), fc.json().map(Buffer.from)),
			fc.array(secret),
			async (scheme, given, url, bytes, secrets) => {
				const request = requestOf(given, { url, rawBody: Buffer.from(bytes) });
				// A shared secret may be guessed by chance only when it is short.
				const long = secrets.map((text) => `secret ${text}`);
				expect(await outcome(specOf(scheme), request, { secrets: long })).not.toBe('ok');
				expect(await outcome(specOf(ALL), request, { secrets: [] })).toBe('missing_secret');
			},
		),
	);
});
