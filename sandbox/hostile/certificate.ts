import { createPrivateKey, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** The tags of DER (X.690) that a certificate needs. */
const TAG = { integer: 2, bits: 3, octets: 4, oid: 6, utf8: 12, time: 24, sequence: 48, set: 49 };

const OID = {
	ecdsaWithSha256: '2a8648ce3d040302',
	commonName: '550403',
	subjectAltName: '551d11',
	basicConstraints: '551d13',
};

const DAY_MS = 86_400_000;

/** A certificate for 127.0.0.1 and `names` that signs itself (RFC 5280). PEM texts. */
export function selfSigned(
	now: number,
	names: readonly string[] = ['localhost'],
): { key: string; cert: string } {
	const { publicKey, privateKey } = generateKeyPairSync('ec', {
		namedCurve: 'P-256',
		publicKeyEncoding: { type: 'spki', format: 'der' },
		privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
	});
	const algorithm = sequence(oid(OID.ecdsaWithSha256));
	const name = sequence(
		der(TAG.set, sequence(oid(OID.commonName), der(TAG.utf8, Buffer.from('127.0.0.1')))),
	);
	const content = sequence(
		explicit(0, der(TAG.integer, Buffer.from([2]))),
		der(TAG.integer, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
		algorithm,
		name,
		sequence(time(now - DAY_MS), time(now + DAY_MS)),
		name,
		publicKey,
		explicit(3, sequence(alternativeNames(names), authority())),
	);
	const signature = sign('sha256', content, createPrivateKey(privateKey));
	const certificate = sequence(
		content,
		algorithm,
		der(TAG.bits, Buffer.concat([Buffer.from([0]), signature])),
	);
	return { key: privateKey, cert: pem(certificate) };
}

const alternativeNames = (names: readonly string[]) =>
	extension(
		OID.subjectAltName,
		sequence(
			der(0x87, Buffer.from([127, 0, 0, 1])),
			...names.map((name) => der(0x82, Buffer.from(name))),
		),
	);

const authority = () => extension(OID.basicConstraints, sequence(der(1, Buffer.from([0xff]))));

const extension = (id: string, value: Buffer) => sequence(oid(id), der(TAG.octets, value));

function der(tag: number, ...contents: Buffer[]): Buffer {
	const content = Buffer.concat(contents);
	const { length } = content;
	const long = length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
	const size = length < 128 ? [length] : long;
	return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const sequence = (...contents: Buffer[]) => der(TAG.sequence, ...contents);
const explicit = (tag: number, content: Buffer) => der(0xa0 + tag, content);
const oid = (hex: string) => der(TAG.oid, Buffer.from(hex, 'hex'));

const time = (ms: number) =>
	der(TAG.time, Buffer.from(new Date(ms).toISOString().replace(/[-:T]|\.\d{3}/g, '')));

const pem = (bytes: Buffer) => {
	const lines = bytes.toString('base64').match(/.{1,64}/g) ?? [];
	return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
};
