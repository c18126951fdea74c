import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import fc from 'fast-check';
import type { AsymmetricAlgorithm, AsymmetricScheme } from '../../../core/signature';
import { BODY, outcome, requestOf, specOf, turnBit } from './support';

const ed25519 = generateKeyPairSync('ed25519');
const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' });
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });

const content = Buffer.concat([Buffer.from('1795132800'), BODY]);

const CASES: Record<
	Exclude<AsymmetricAlgorithm, 'rsa-pss-sha512'>,
	{ publicKey: KeyObject; signature: Buffer }
> = {
	ed25519: { ...ed25519, signature: sign(null, content, ed25519.privateKey) },
	'ecdsa-p256-der': { ...p256, signature: sign('sha256', content, p256.privateKey) },
	'ecdsa-p256-raw': {
		...p256,
		signature: sign('sha256', content, { key: p256.privateKey, dsaEncoding: 'ieee-p1363' }),
	},
	'rsa-sha1': { ...rsa, signature: sign('sha1', content, rsa.privateKey) },
	'rsa-sha256': { ...rsa, signature: sign('sha256', content, rsa.privateKey) },
};
const ALGORITHMS = Object.keys(CASES) as Array<keyof typeof CASES>;

const specFor = (algorithm: AsymmetricAlgorithm, changes: Partial<AsymmetricScheme> = {}) =>
	specOf({
		scheme: 'asymmetric',
		algorithm,
		encoding: 'base64',
		signature: { header: 'x-signature' },
		signs: '{header:x-time}{body}',
		...changes,
	});

const signed = (signature: string, rawBody: Buffer = BODY, time = '1795132800') =>
	requestOf({ 'x-signature': signature, 'x-time': time }, { rawBody });

const asPem = (key: KeyObject) => key.export({ type: 'spki', format: 'pem' }).toString();
const asDer = (key: KeyObject) => key.export({ type: 'spki', format: 'der' }).toString('base64');

describe.each(ALGORITHMS)('%s', (algorithm) => {
	const { publicKey, signature } = CASES[algorithm];
	const spec = specFor(algorithm);
	const base64 = signature.toString('base64');

	it('accepts a genuine signature, with the key as PEM or DER', async () => {
		for (const secret of [asPem(publicKey), asDer(publicKey), ` ${asDer(publicKey)}\n`]) {
			expect(await outcome(spec, signed(base64), { secrets: ['no key', secret] })).toBe('ok');
		}
	});

	it('refuses when any one bit was turned in body, signature or signed time', async () => {
		const secrets = [asPem(publicKey)];
		await fc.assert(
			fc.asyncProperty(fc.nat(), async (bit) => {
				const time = turnBit('1795132800', bit).toString('latin1');
				for (const request of [
					signed(base64, turnBit(BODY, bit)),
					signed(turnBit(base64, bit).toString('latin1')),
					signed(turnBit(signature, bit).toString('base64')),
					signed(base64, BODY, time),
				]) {
					expect(await outcome(spec, request, { secrets })).not.toBe('ok');
				}
			}),
			{ numRuns: 50 },
		);
	});

	it('refuses a key of another kind, and what is no key', async () => {
		const others = [ed25519, p256, rsa].filter(({ publicKey: other }) => other !== publicKey);
		const secrets = [...others.map((other) => asPem(other.publicKey)), '-----BEGIN X', 'AAAA'];
		expect(await outcome(spec, signed(base64), { secrets })).toBe('bad_signature');
	});

	it('throws at no signature', async () => {
		await fc.assert(
			fc.asyncProperty(fc.string(), fc.uint8Array(), async (text, bytes) => {
				for (const given of [text, Buffer.from(bytes).toString('base64')]) {
					const secrets = [asPem(publicKey)];
					expect(await outcome(spec, signed(given), { secrets })).not.toBe('ok');
				}
			}),
		);
	});
});

it('takes a raw Ed25519 key, and the one of Standard Webhooks', async () => {
	const raw = Buffer.from(asDer(ed25519.publicKey), 'base64').subarray(-32).toString('base64');
	const signature = CASES.ed25519.signature.toString('hex');
	const spec = specFor('ed25519', { encoding: 'hex' });
	for (const secret of [raw, `whpk_${raw}`]) {
		expect(await outcome(spec, signed(signature), { secrets: [secret] })).toBe('ok');
	}
});

it('tells a request without a signature from a forged one', async () => {
	const secrets = [asPem(ed25519.publicKey)];
	expect(await outcome(specFor('ed25519'), requestOf(), { secrets })).toBe('missing_signature');
});

it('accepts one genuine signature among others, over one of several contents', async () => {
	const { signature } = CASES.ed25519;
	const spec = specFor('ed25519', {
		signature: { header: 'x-signature', separator: ',' },
		signs: () => [Buffer.from('something else'), content],
	});
	const secrets = [asPem(ed25519.publicKey)];
	for (const other of ['no base64!', Buffer.alloc(64).toString('base64')]) {
		const given = signed(`${other},${signature.toString('base64')}`);
		expect(await outcome(spec, given, { secrets })).toBe('ok');
	}
});

it.each([
	['an Ed25519 key', 'ed25519', p256, null],
	['an Ed25519 key', 'ed25519', rsa, null],
	['the curve P-256', 'ecdsa-p256-der', p384, 'sha256'],
] as const)('wants %s: %s', async (_what, algorithm, { publicKey, privateKey }, hash) => {
	const given = signed(sign(hash, content, privateKey).toString('base64'));
	expect(await outcome(specFor(algorithm), given, { secrets: [asPem(publicKey)] })).toBe(
		'bad_signature',
	);
});

it('refuses a signature of the other form', async () => {
	const secrets = [asPem(p256.publicKey)];
	const der = signed(CASES['ecdsa-p256-der'].signature.toString('base64'));
	expect(await outcome(specFor('ecdsa-p256-raw'), der, { secrets })).toBe('bad_signature');
});
