import { createSign, generateKeyPairSync, X509Certificate } from 'node:crypto';
import { promisify } from 'node:util';
import { useNock } from '../support/nock';
import { fixtureOf, verify } from './fixtures';

const nock = useNock();

/** Its types are missing. */
interface SnsValidator {
	validate(message: object, done: (error: Error | null, message?: object) => void): void;
}
const MessageValidator = jest.requireActual<new () => SnsValidator>('sns-validator');

const fixture = fixtureOf('aws-ses', 'bounce');
const TOPIC = 'arn:aws:sns:us-east-1:123456789012:n8n-topic';
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pinned = String(publicKey.export({ type: 'spki', format: 'pem' }));

interface Message {
	Type: string;
	[field: string]: string;
}

const notification: Message = {
	...JSON.parse(fixture.body),
	Message: JSON.stringify({ eventType: 'Rendering Failure' }),
	SignatureVersion: '2',
};

/** As AWS documents it, with the fields of each type written out. */
function sign(message: Message): Buffer {
	const fields =
		message.Type === 'Notification'
			? ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type']
			: ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'];
	const text = fields
		.filter((field) => field in message)
		.map((field) => `${field}\n${message[field]}\n`)
		.join('');
	const algorithm = message.SignatureVersion === '1' ? 'RSA-SHA1' : 'RSA-SHA256';
	const Signature = createSign(algorithm).update(text).sign(privateKey, 'base64');
	return Buffer.from(JSON.stringify({ ...message, Signature }));
}

const check = (rawBody: Buffer, secrets = [pinned], options = {}) =>
	verify(fixture, { rawBody, secrets, options });

describe('Amazon SNS', () => {
	it.each(['1', '2'])('signs notifications in version %s', async (SignatureVersion) => {
		for (const message of [notification, { ...notification, Subject: 'Subject' }]) {
			expect(await check(sign({ ...message, SignatureVersion }))).toMatchObject({
				ok: true,
				eventId: notification.MessageId,
				eventType: 'Rendering Failure',
			});
		}
	});

	it('is not believed in a version that is not known', async () => {
		expect(await check(sign({ ...notification, SignatureVersion: '3' }))).toMatchObject({
			reason: 'bad_signature',
		});
	});

	it('signs an unsubscription with its token, and is not answered with a new subscription', async () => {
		const message = {
			...notification,
			Type: 'UnsubscribeConfirmation',
			Message: 'You have chosen to deactivate subscription …',
			Token: 'token',
			SubscribeURL: 'https://sns.us-east-1.amazonaws.com/?Action=ConfirmSubscription',
		};
		expect(await check(sign(message))).toMatchObject({ eventType: 'unknown' });
	});

	it('is not confirmed at an address that is not Amazon’s', async () => {
		const message = {
			...notification,
			Type: 'SubscriptionConfirmation',
			Token: 'token',
			SubscribeURL: 'https://sns.us-east-1.amazonaws.com.example.com/?Action=ConfirmSubscription',
		};
		expect(await check(sign(message))).not.toHaveProperty('handshake');
	});

	it('is refused as raw delivery, which has no signature', async () => {
		const rawBody = Buffer.from(notification.Message ?? '');
		const headers = { ...fixture.headers, 'x-amz-sns-rawdelivery': 'true' };
		expect(await verify(fixture, { rawBody, headers })).toMatchObject({
			reason: 'missing_signature',
		});
	});

	it.each([
		'http://sns.us-east-1.amazonaws.com/a.pem',
		'https://sns.us-east-1.amazonaws.com/a.txt',
		'https://sns.us-east-1.amazonaws.com.example.com/a.pem',
		'https://bucket.s3.amazonaws.com/a.pem',
		'https://user@sns.us-east-1.amazonaws.com:8443/a.pem',
	])('has no certificate at %s', async (SigningCertURL) => {
		expect(await check(sign({ ...notification, SigningCertURL }))).toMatchObject({
			reason: 'untrusted_certificate',
		});
	});

	it('needs to be told the topic, because everybody can have one', async () => {
		const rawBody = Buffer.from(fixture.body);
		const options = { fetchCertificate: async () => fixture.secret };
		const now = Date.parse(new X509Certificate(fixture.secret).validFrom);
		const from = (secret: string) => verify(fixture, { rawBody, secrets: [secret], options, now });

		expect(await from(TOPIC)).toMatchObject({ ok: true, eventType: 'Bounce' });
		expect(await from(`${TOPIC}-2`)).toMatchObject({ reason: 'not_expected', status: 403 });
		expect(await from('a word')).toMatchObject({ reason: 'not_expected', status: 403 });
	});

	it.each(['1', '2'])('agrees with sns-validator on version %s', async (SignatureVersion) => {
		const { origin, pathname } = new URL(notification.SigningCertURL ?? '');
		nock(origin).get(pathname).optionally().reply(200, pinned);
		const validator = new MessageValidator();
		const theirs = promisify(validator.validate.bind(validator));

		const genuine = sign({ ...notification, SignatureVersion, Subject: 'Subject' });
		for (const [from, to] of [
			['', ''],
			['Rendering', 'rendering'],
			['n8n-topic', 'n9n-topic'],
			['"Subject":"Subject"', '"Subject":null'],
			['2026-11-20T00:00:00.000Z', '2026-11-20T00:00:01.000Z'],
			['UnsubscribeURL', 'UnsubscribeUrl2'],
		] as const) {
			const rawBody = Buffer.from(genuine.toString().replace(from, to));
			const theirVerdict = await theirs(JSON.parse(String(rawBody))).then(
				() => true,
				() => false,
			);
			expect((await check(rawBody)).ok).toBe(theirVerdict);
		}
	});
});
