import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { Webhook as StandardWebhook } from 'standardwebhooks';
import { Webhook as SvixWebhook } from 'svix';
import type { SignatureScheme, SignedRequest } from '../../../core/signature';
import { BODY, NOW, outcome, requestOf, specOf, turnBit } from './support';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const key = generateKeyPairSync('ed25519');
const PUBLIC = `whpk_${key.publicKey.export({ type: 'spki', format: 'der' }).subarray(-32).toString('base64')}`;

const signature = (version: string) => ({
	signature: { header: 'webhook-signature', prefix: `${version},`, separator: ' ' },
	encoding: 'base64' as const,
	signs: '{id}.{timestamp}.{body}',
});
const schemes: readonly SignatureScheme[] = [
	{ scheme: 'hmac', algorithm: 'sha256', key: 'standard-webhooks', ...signature('v1') },
	{ scheme: 'asymmetric', algorithm: 'ed25519', besideHmac: true, ...signature('v1a') },
];
const spec = specOf(schemes, {
	id: { header: 'webhook-id' },
	type: { json: 'type' },
	time: { from: { header: 'webhook-timestamp' }, unit: 's', toleranceMs: 300_000 },
});

const signed = (value: string, time = NOW, rawBody: Buffer = BODY) =>
	requestOf(
		{
			'webhook-id': 'msg_1',
			'webhook-timestamp': String(Math.floor(time / 1000)),
			'webhook-signature': value,
		},
		{ rawBody },
	);
const v1 = (time = NOW) =>
	new StandardWebhook(SECRET).sign('msg_1', new Date(time), BODY.toString());
const v1a = (time = NOW) => {
	const content = `msg_1.${Math.floor(time / 1000)}.${BODY.toString()}`;
	return `v1a,${sign(null, Buffer.from(content), key.privateKey).toString('base64')}`;
};

/** Do the libraries accept it? Their clock is stopped at `NOW`. */
function theirs({ headers, rawBody }: SignedRequest): boolean[] {
	const given = headers as Record<string, string>;
	return [StandardWebhook, SvixWebhook].map((Library) => {
		try {
			new Library(SECRET).verify(rawBody.toString(), given);
			return true;
		} catch {
			return false;
		}
	});
}

describe('Standard Webhooks', () => {
	beforeEach(() => jest.useFakeTimers({ now: NOW, doNotFake: ['nextTick', 'queueMicrotask'] }));
	afterEach(() => jest.useRealTimers());

	it('agrees with standardwebhooks and svix', async () => {
		const genuine = v1();
		const requests = [
			signed(genuine),
			signed(`v1,AAAA ${genuine}`),
			signed(`${genuine} v1a,AAAA`),
			signed(v1a()),
			signed(genuine.slice(3)),
			signed(''),
			signed(`v2,${genuine.slice(3)}`),
			signed(genuine, NOW, Buffer.from('{}')),
			signed(genuine, NOW + 1000),
			...[300_000, 301_000, -300_000, -301_000].map((ms) => signed(v1(NOW + ms), NOW + ms)),
		];
		for (const request of requests) {
			const accepted = (await outcome(spec, request, { secrets: [SECRET] })) === 'ok';
			expect(theirs(request)).toEqual([accepted, accepted]);
		}
	});

	it('takes a secret without whsec_ as it is', async () => {
		const raw = new StandardWebhook('not base64!', { format: 'raw' });
		const value = raw.sign('msg_1', new Date(NOW), BODY.toString());
		expect(await outcome(spec, signed(value), { secrets: ['not base64!'] })).toBe('ok');
	});

	it('takes a secret without whsec_ decoded, as the libraries do', async () => {
		const secrets = [SECRET.slice('whsec_'.length)];
		expect(await outcome(spec, signed(v1()), { secrets })).toBe('ok');
		expect(await outcome(spec, signed(v1()), { secrets: [` ${secrets}\n`] })).toBe('ok');
	});

	it('accepts nothing for a secret that holds no key, least of all what an empty key signed', async () => {
		expect(await outcome(spec, signed(v1()), { secrets: ['whsec_'] })).toBe('bad_signature');
		const time = NOW / 1000;
		const content = `msg_1.${time}.${BODY.toString()}`;
		const forged = createHmac('sha256', '').update(content).digest('base64');
		expect(await outcome(spec, signed(`v1,${forged}`), { secrets: ['whsec_'] })).toBe(
			'bad_signature',
		);
	});

	it('accepts an Ed25519 signature, beside another or alone', async () => {
		expect(await outcome(spec, signed(v1a()), { secrets: [PUBLIC] })).toBe('ok');
		const both = signed(`${v1()} ${v1a()}`);
		for (const secret of [PUBLIC, SECRET]) {
			expect(await outcome(spec, both, { secrets: [secret] })).toBe('ok');
		}
		expect(await outcome(spec, signed(v1a()), { secrets: [SECRET] })).toBe('bad_signature');
	});

	const pem = key.publicKey.export({ type: 'spki', format: 'pem' }).toString();
	const spki = key.publicKey.export({ type: 'spki', format: 'der' }).toString('base64');

	it.each([
		['with its prefix', PUBLIC],
		['with a space before it', ` ${PUBLIC}`],
		['as PEM', pem],
		['as PEM with a line before it', `\n${pem}`],
		['as SPKI', spki],
		['as SPKI with a space before it', ` ${spki}`],
	])('does not take the public key %s for the secret of v1', async (_form, secret) => {
		expect(await outcome(spec, signed(v1a()), { secrets: [secret] })).toBe('ok');
		for (const form of [secret, secret.trim(), Buffer.from(spki, 'base64')]) {
			const raw = new StandardWebhook(form, { format: 'raw' });
			const forged = raw.sign('msg_1', new Date(NOW), BODY.toString());
			expect(await outcome(spec, signed(forged), { secrets: [secret] })).toBe('bad_signature');
		}
	});

	it('takes a raw key for a secret, and so for no public key', async () => {
		const secrets = [PUBLIC.slice('whpk_'.length)];
		expect(await outcome(spec, signed(v1a()), { secrets })).toBe('bad_signature');
	});

	it('refuses when any one bit was turned in id, time, body or signature', async () => {
		const { headers } = signed(v1());
		await fc.assert(
			fc.asyncProperty(fc.nat(), async (bit) => {
				const requests = Object.keys(headers)
					.filter((name) => name.startsWith('webhook-'))
					.map((name) => {
						const turned = turnBit(String(headers[name]), bit).toString('latin1');
						return requestOf({ ...headers, [name]: turned });
					});
				for (const request of [...requests, signed(v1(), NOW, turnBit(BODY, bit))]) {
					expect(await outcome(spec, request, { secrets: [SECRET] })).not.toBe('ok');
				}
			}),
		);
	});
});
