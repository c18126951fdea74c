import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { signHmac, verifyWebhook, type HmacScheme } from '../../../core/signature';
import { BODY, NOW, outcome, requestOf, SECRET, specOf, turnBit } from './support';

const scheme: HmacScheme = {
	scheme: 'hmac',
	algorithm: 'sha256',
	encoding: 'base64',
	signature: { header: 'x-signature' },
};
const spec = specOf(scheme, { time: { from: { header: 'x-time' }, unit: 'iso' } });
const signature = signHmac(scheme, BODY, SECRET);

const request = (
	changes: Record<string, string | string[] | undefined> = {},
	rawBody: Buffer = BODY,
) => requestOf({ 'x-signature': signature, ...changes }, { rawBody });

describe('HMAC', () => {
	it('accepts a genuine delivery and says which event it is', async () => {
		const given = request({ 'x-time': '2026-11-19T23:59:59Z' });
		expect(await verifyWebhook(spec, given, { secrets: [SECRET], now: NOW })).toEqual({
			ok: true,
			eventId: 'delivery-1',
			eventType: 'orders/create',
			timestamp: NOW - 1000,
		});
	});

	it.each(['sha1', 'sha256', 'sha384', 'sha512'] as const)(
		'verifies %s in every encoding, with a prefix',
		async (algorithm) => {
			for (const encoding of ['hex', 'base64', 'base64url'] as const) {
				const digest = createHmac(algorithm, SECRET).update(BODY).digest(encoding);
				const source = { header: 'x-signature', prefix: 'v1=' };
				const variant = specOf({ ...scheme, algorithm, encoding, signature: source });
				expect(await outcome(variant, request({ 'x-signature': `v1=${digest}` }))).toBe('ok');
				expect(await outcome(variant, request({ 'x-signature': digest }))).toBe(
					'missing_signature',
				);
			}
		},
	);

	it('accepts hexadecimal capitals, and any of several encodings', async () => {
		const either = specOf({ ...scheme, encoding: ['base64', 'hex'] });
		const hex = signHmac({ ...scheme, encoding: 'hex' }, BODY, SECRET).toUpperCase();
		expect(await outcome(either, request({ 'x-signature': hex }))).toBe('ok');
		expect(await outcome(either, request())).toBe('ok');
	});

	it('tries every secret and every signature, so that one can be rotated', async () => {
		expect(await outcome(spec, request(), { secrets: ['the next one', SECRET] })).toBe('ok');
		const several = specOf({
			...scheme,
			signature: { header: 'x-signature', prefix: 'v1=', separator: ',' },
		});
		const listed = request({ 'x-signature': `t=1, v0=${signature},v1=AAAA, v1=${signature}` });
		expect(await outcome(several, listed)).toBe('ok');
		const old = request({ 'x-signature': `v0=${signature}` });
		expect(await outcome(several, old)).toBe('missing_signature');
	});

	it('signs with no public key', () => {
		expect(() => signHmac(scheme, BODY, 'whpk_AAAA')).toThrow(
			'The secret holds no key to sign with',
		);
	});

	it('takes no public key for a secret', async () => {
		for (const secret of ['whpk_AAAA', ' whpk_AAAA', '\n-----BEGIN PUBLIC KEY-----\nAAAA']) {
			const forged = createHmac('sha256', secret).update(BODY).digest('base64');
			const given = request({ 'x-signature': forged });
			expect(await outcome(spec, given, { secrets: [secret] })).toBe('bad_signature');
		}
	});

	it.each([
		['absent', undefined],
		['empty', ''],
		['repeated', ['a', 'b']],
	])('refuses a signature that is %s', async (_, given) => {
		expect(await outcome(spec, request({ 'x-signature': given }))).toBe('missing_signature');
	});

	it.each([
		['of another secret', request(), ['another']],
		['over another body', request({}, Buffer.from('{"id":2}')), [SECRET]],
		[
			'over the body and a newline',
			request({}, Buffer.concat([BODY, Buffer.from('\n')])),
			[SECRET],
		],
		['cut short', request({ 'x-signature': signature.slice(0, -4) }), [SECRET]],
		['with something after it', request({ 'x-signature': `${signature}A` }), [SECRET]],
		[
			'in another encoding',
			request({ 'x-signature': signHmac({ ...scheme, encoding: 'hex' }, BODY, SECRET) }),
			[SECRET],
		],
	])('refuses a signature %s', async (_, given, secrets) => {
		expect(await outcome(spec, given, { secrets })).toBe('bad_signature');
	});

	it('refuses when any one bit was turned in body, signature or signed time', async () => {
		const timed = specOf(
			{ ...scheme, encoding: 'hex', signs: '{timestamp}.{body}' },
			{ time: { from: { header: 'x-time' }, unit: 's' } },
		);
		const time = String(NOW / 1000);
		const hex = createHmac('sha256', SECRET).update(`${time}.`).update(BODY).digest('hex');
		const genuine = { 'x-signature': hex, 'x-time': time };
		expect(await outcome(timed, request(genuine))).toBe('ok');
		await fc.assert(
			fc.asyncProperty(fc.nat(), async (bit) => {
				expect(await outcome(timed, request(genuine, turnBit(BODY, bit)))).not.toBe('ok');
				for (const [name, value] of Object.entries(genuine)) {
					const turned = turnBit(value, bit).toString('latin1');
					// A capital is the same hexadecimal digit.
					if (turned.toLowerCase() === value) continue;
					expect(await outcome(timed, request({ ...genuine, [name]: turned }))).not.toBe('ok');
				}
			}),
		);
	});

	it('accepts nothing but what was signed', async () => {
		const anyHeader = fc.option(fc.oneof(fc.string(), fc.array(fc.string())), { nil: undefined });
		await fc.assert(
			fc.asyncProperty(fc.uint8Array(), anyHeader, anyHeader, async (bytes, given, time) => {
				const headers = { 'x-signature': given, 'x-time': time };
				expect(await outcome(spec, request(headers, Buffer.from(bytes)))).not.toBe('ok');
			}),
		);
	});
});
