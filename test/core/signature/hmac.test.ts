import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import {
	signHmac,
	verifyDelivery,
	type HmacScheme,
	type WebhookSpec,
} from '../../../core/signature';

const SECRET = 'shared secret';
const NOW = Date.UTC(2026, 10, 20);
const scheme: HmacScheme = {
	scheme: 'hmac',
	algorithm: 'sha256',
	encoding: 'base64',
	header: 'x-signature',
};
const spec: WebhookSpec = {
	signature: scheme,
	id: { header: 'x-id' },
	type: { header: 'x-type' },
	time: { header: 'x-time' },
};
const body = Buffer.from('{"id":1,"note":"Señor – ✓"}');

function request(changes: Record<string, string | string[] | undefined> = {}, rawBody = body) {
	const headers = {
		'x-signature': signHmac(scheme, body, SECRET),
		'x-id': 'delivery-1',
		'x-type': 'orders/create',
		'x-time': new Date(NOW - 1000).toISOString(),
		...changes,
	};
	return { headers, rawBody };
}

const verify = (given = request(), secrets = [SECRET], maxAgeMs?: number) =>
	verifyDelivery(spec, given, { secrets, now: NOW, maxAgeMs });

describe('verifyDelivery with an HMAC', () => {
	it('accepts a genuine delivery and says which event it is', () => {
		expect(verify()).toEqual({
			ok: true,
			eventId: 'delivery-1',
			eventType: 'orders/create',
			timestamp: NOW - 1000,
		});
	});

	it.each(['sha1', 'sha256', 'sha384', 'sha512'] as const)(
		'computes %s in every encoding, with a prefix',
		(algorithm) => {
			for (const encoding of ['hex', 'base64', 'base64url'] as const) {
				const digest = createHmac(algorithm, Buffer.from(SECRET)).update(body).digest(encoding);
				const variant = { ...scheme, algorithm, encoding, prefix: 'v1=' };
				expect(signHmac(variant, body, SECRET)).toBe(`v1=${digest}`);
			}
		},
	);

	it('accepts a hexadecimal signature in capitals', () => {
		const hex = { ...spec, signature: { ...scheme, encoding: 'hex' as const } };
		const signature = signHmac(hex.signature, body, SECRET).toUpperCase();
		const result = verifyDelivery(hex, request({ 'x-signature': signature }), {
			secrets: [SECRET],
			now: NOW,
		});
		expect(result.ok).toBe(true);
	});

	it('tries every secret, so that one can be rotated', () => {
		expect(verify(request(), ['the next one', SECRET]).ok).toBe(true);
	});

	it.each([[[]], [['']], [['  ', '\n']]])('accepts nothing without a secret: %j', (secrets) => {
		expect(verify(request(), secrets)).toEqual({
			ok: false,
			reason: 'missing_secret',
			status: 401,
		});
	});

	it.each([
		['absent', undefined],
		['empty', ''],
		['repeated', ['a', 'b']],
	])('refuses a signature that is %s', (_, signature) => {
		expect(verify(request({ 'x-signature': signature }))).toEqual({
			ok: false,
			reason: 'missing_signature',
			status: 401,
		});
	});

	it.each([
		['of another secret', request(), ['another']],
		['over another body', request({}, Buffer.from('{"id":2}')), [SECRET]],
		[
			'over the body and a newline',
			request({}, Buffer.concat([body, Buffer.from('\n')])),
			[SECRET],
		],
		[
			'cut short',
			request({ 'x-signature': signHmac(scheme, body, SECRET).slice(0, -4) }),
			[SECRET],
		],
		[
			'with something after it',
			request({ 'x-signature': `${signHmac(scheme, body, SECRET)}A` }),
			[SECRET],
		],
		[
			'in another encoding',
			request({ 'x-signature': signHmac({ ...scheme, encoding: 'hex' }, body, SECRET) }),
			[SECRET],
		],
	])('refuses a signature %s', (_, given, secrets) => {
		expect(verify(given, secrets)).toEqual({ ok: false, reason: 'bad_signature', status: 401 });
	});

	it.each(['x-id', 'x-type'])('refuses a genuine delivery without %s as malformed', (header) => {
		expect(verify(request({ [header]: undefined }))).toEqual({
			ok: false,
			reason: 'malformed',
			status: 400,
		});
	});

	it('refuses an event older than the age it is given, to the millisecond', () => {
		expect(verify(request(), [SECRET], 1000).ok).toBe(true);
		expect(verify(request(), [SECRET], 999)).toEqual({ ok: false, reason: 'expired', status: 401 });
	});

	it('accepts a delivery that does not say when it happened', () => {
		expect(verify(request({ 'x-time': undefined }), [SECRET], 1)).toEqual({
			ok: true,
			eventId: 'delivery-1',
			eventType: 'orders/create',
		});
	});

	it('never throws, and accepts only what was signed', () => {
		const anyHeader = fc.option(fc.oneof(fc.string(), fc.array(fc.string())), { nil: undefined });
		fc.assert(
			fc.property(fc.uint8Array(), anyHeader, anyHeader, (bytes, signature, time) => {
				const given = request({ 'x-signature': signature, 'x-time': time }, Buffer.from(bytes));
				expect(verify(given).ok).toBe(false);
			}),
		);
	});

	it('refuses a body in which any one bit was turned', () => {
		fc.assert(
			fc.property(fc.nat(body.length * 8 - 1), (bit) => {
				const turned = Buffer.from(body);
				turned[bit >> 3]! ^= 1 << (bit & 7);
				expect(verify(request({}, turned)).ok).toBe(false);
			}),
		);
	});
});
