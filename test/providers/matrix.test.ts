import { generateKeyPairSync } from 'node:crypto';
import { providers } from '../../providers/registry';
import { fixtures, timeOf, verify, type Fixture } from './fixtures';
import { headersIn, schemesOf, signatureHeaders } from './signatureHeaders';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey;
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey;

/** As different as the secrets of the providers are. */
const OTHER_SECRETS: ReadonlyArray<[string, string]> = [
	['a text', 'another secret'],
	['a Standard Webhooks secret', `whsec_${Buffer.alloc(24, 1).toString('base64')}`],
	['a certificate’s key', String(rsa.export({ type: 'spki', format: 'pem' }))],
	['a public key', ec.export({ type: 'spki', format: 'der' }).toString('base64')],
	['another topic', 'arn:aws:sns:us-east-1:123456789012:another-topic'],
];

/** Where the signed fields of those stand that sign a part of the body only. */
const SIGNED_FIELD: Partial<Record<Fixture['provider'], string>> = {
	'aws-sns': '"Message": "',
	'aws-ses': '"Message": "',
	'aws-s3': '"Message": "',
	usps: '"payload":"',
};

/** Whether the signature protects the body, and not only says who sends. */
function coversBody(fixture: Fixture): boolean {
	return schemesOf(fixture.provider).every(
		({ scheme }) => scheme !== 'shared-secret' && scheme !== 'jwt',
	);
}

/** Bytes that a forger could change, with the whole body signed or only fields of it. */
function coversAllOfBody(fixture: Fixture): boolean {
	return coversBody(fixture) && SIGNED_FIELD[fixture.provider] === undefined;
}

/** The headers of this delivery that carry a signature or a secret. */
function carriers({ provider, headers }: Fixture): string[] {
	return signatureHeaders(provider).filter((name) => name in headers);
}

/** The delivery's own words for when it was sent, where they are signed and in a header. */
function signedTimeHeader(fixture: Fixture): string | undefined {
	const { time } = providers[fixture.provider].webhook;
	if (time?.toleranceMs === undefined) return undefined;
	return headersIn(time.from).find((name) => name in fixture.headers);
}

function cases(condition: (fixture: Fixture) => boolean): Array<[string, Fixture]> {
	return fixtures
		.filter(condition)
		.map((fixture) => [`${fixture.provider} (${fixture.name})`, fixture]);
}

const refused = expect.objectContaining({ ok: false });

describe.each(cases(() => true))('%s', (_name, fixture) => {
	it('is genuine and says which event it is', async () => {
		expect(await verify(fixture)).toEqual(fixture.expected);
	});

	it('is genuine with another secret beside the right one, in either order', async () => {
		for (const secrets of [
			['another secret', fixture.secret],
			[fixture.secret, 'another secret'],
		]) {
			expect(await verify(fixture, { secrets })).toEqual(fixture.expected);
		}
	});

	it.each(OTHER_SECRETS)('is refused with %s for a secret', async (_kind, secret) => {
		expect(await verify(fixture, { secrets: [secret] })).toEqual(refused);
	});

	it('is refused without a secret', async () => {
		for (const secrets of [[], [''], [' \n']]) {
			expect(await verify(fixture, { secrets })).toEqual({
				ok: false,
				reason: 'missing_secret',
				status: 401,
			});
		}
	});

	it('is the same with its header names in another case', async () => {
		const headers = Object.fromEntries(
			Object.entries(fixture.headers).map(([name, value]) => [name.toUpperCase(), value]),
		);
		expect(await verify(fixture, { headers })).toEqual(fixture.expected);
	});

	it('is answered whatever the body is', async () => {
		for (const rawBody of [Buffer.from([0xff, 0xfe, 0x00, 0x80]), Buffer.alloc(5_000_000, '[')]) {
			const answer = await verify(fixture, { rawBody });
			expect(answer.ok && coversBody(fixture)).toBe(false);
		}
	});
});

describe.each(cases((fixture) => carriers(fixture).length > 0))(
	'the signature of %s',
	(_name, fixture) => {
		it.each(carriers(fixture))('is refused without %s', async (name) => {
			const headers = { ...fixture.headers, [name]: undefined };
			expect(await verify(fixture, { headers })).toMatchObject({ ok: false, status: 401 });
		});

		it.each(carriers(fixture))('is refused with %s given twice', async (name) => {
			const value = fixture.headers[name] ?? '';
			for (const headers of [
				{ ...fixture.headers, [name]: [value, value] },
				{ ...fixture.headers, [name.toUpperCase()]: value },
			]) {
				expect(await verify(fixture, { headers })).toMatchObject({ ok: false, status: 401 });
			}
		});

		it.each(carriers(fixture))('is refused with %s cut short or empty', async (name) => {
			const value = fixture.headers[name] ?? '';
			// Some list two signatures: none of them may be whole.
			const [first = ''] = value.split(/[ ,](?=v1)/);
			const short = value.startsWith('t=') ? value.slice(0, -2) : first.slice(0, -2);
			for (const changed of [short, '']) {
				const headers = { ...fixture.headers, [name]: changed };
				expect(await verify(fixture, { headers })).toMatchObject({ ok: false, status: 401 });
			}
		});
	},
);

describe.each(cases(coversAllOfBody))('the body of %s', (_name, fixture) => {
	const body = Buffer.from(fixture.body);
	const tampered: ReadonlyArray<[string, Buffer]> = [
		['its first byte flipped', flipped(body, 0)],
		['a byte in the middle flipped', flipped(body, body.length >> 1)],
		['its last byte flipped', flipped(body, body.length - 1)],
		['a newline after it', Buffer.concat([body, Buffer.from('\n')])],
		['its last byte cut off', body.subarray(0, -1)],
		['its first byte cut off', body.subarray(1)],
		['nothing in it', Buffer.alloc(0)],
		['a byte order mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), body])],
		['a byte that is no UTF-8', Buffer.concat([body, Buffer.from([0xff])])],
		['5 MB behind it', Buffer.concat([body, Buffer.alloc(5_000_000, ' ')])],
	];

	it.each(tampered)('is refused with %s', async (_what, rawBody) => {
		expect(await verify(fixture, { rawBody })).toEqual(refused);
	});
});

describe.each(cases(({ provider }) => SIGNED_FIELD[provider] !== undefined))(
	'the signed field of %s',
	(_name, fixture) => {
		const body = Buffer.from(fixture.body);
		const mark = SIGNED_FIELD[fixture.provider] ?? '';

		it('is refused with a letter changed', async () => {
			const letter = fixture.body.indexOf(mark) + mark.length + 4;
			expect(await verify(fixture, { rawBody: flipped(body, letter) })).toEqual(refused);
		});

		it('is refused when it is gone, or the body cut off', async () => {
			for (const rawBody of [
				Buffer.from(fixture.body.replace(mark, '"other":"')),
				body.subarray(5),
			]) {
				expect(await verify(fixture, { rawBody })).toEqual(refused);
			}
		});
	},
);

describe.each(cases((fixture) => signedTimeHeader(fixture) !== undefined))(
	'the time of %s',
	(_name, fixture) => {
		it('is part of the signature', async () => {
			const name = signedTimeHeader(fixture) ?? '';
			const value = fixture.headers[name] ?? '';
			const headers = { ...fixture.headers, [name]: value.replace(/0(?=Z?(,|$))/, '1') };
			if (headers[name] === value) headers[name] = value.replace(/\d(?=(,|$))/, '9');
			expect(headers[name]).not.toBe(value);
			expect(await verify(fixture, { headers })).toMatchObject({ ok: false, status: 401 });
		});

		it('has to be there', async () => {
			const headers = { ...fixture.headers, [signedTimeHeader(fixture) ?? '']: undefined };
			expect(await verify(fixture, { headers })).toEqual(refused);
		});
	},
);

describe.each(cases(({ provider }) => providers[provider].webhook.time?.toleranceMs !== undefined))(
	'the window of %s',
	(_name, fixture) => {
		const sent =
			'timestamp' in fixture.expected ? Number(fixture.expected.timestamp) : timeOf(fixture);
		const tolerance = providers[fixture.provider].webhook.time?.toleranceMs ?? 0;
		// Pinned, because the certificate of the fixture has its own dates.
		const secrets = [fixture.secret, fixture.certPem ?? ''];

		it('is closed a moment after it, on both sides', async () => {
			// Of a handshake only a rough time is known.
			const margin = 'handshake' in fixture.expected ? 86_400_000 : 1;
			for (const now of [sent - tolerance - margin, sent + tolerance + margin]) {
				expect(await verify(fixture, { secrets, now })).toEqual({
					ok: false,
					reason: 'expired',
					status: 401,
				});
			}
		});

		it('is open to its last moment', async () => {
			const within = 'handshake' in fixture.expected ? 0 : tolerance;
			for (const now of [sent - within, sent + within]) {
				expect(await verify(fixture, { secrets, now })).toEqual(fixture.expected);
			}
		});
	},
);

function flipped(body: Buffer, at: number): Buffer {
	const copy = Buffer.from(body);
	copy[at] = (copy[at] ?? 0) ^ 1;
	return copy;
}
