import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { providers, type ProviderName } from '../../providers/registry';
import { fixtures, type Fixture } from '../providers/fixtures';
import { schemesOf, signatureHeaders } from '../providers/signatureHeaders';

/** A request as a provider sends it now, and what its trigger needs to take it. */
export interface GenuineRequest {
	headers: Record<string, string>;
	body: string;
	credential: Record<string, string>;
	/** Options of the node. */
	settings: Record<string, unknown>;
	/** Of its first event. */
	eventType: string;
}

type Signed = Pick<GenuineRequest, 'headers'> & Partial<GenuineRequest>;

/** Their secrets are in nobody's hands, so that the recorded signature is taken for longer. */
const RECORDED: readonly ProviderName[] = ['paypal', 'sendgrid', 'aws-sns', 'aws-ses', 'aws-s3'];
const TEN_YEARS_IN_MINUTES = 10 * 365 * 24 * 60;

/** A delivery of `provider` for the endpoint at `url`, signed now where the secret is known. */
export function genuineRequest(provider: ProviderName, url: string): GenuineRequest {
	const fixture = fixtureFor(provider);
	const { secret, certPem = '', options = {}, expected, headers, body } = fixture;
	return {
		headers,
		body,
		credential: { signingSecret: secret, previousSigningSecret: certPem },
		settings: {
			...options,
			// Square and Twilio sign the address.
			...(providers[provider].webhook.options?.includes('notificationUrl') && {
				notificationUrl: fixture.url,
			}),
			...(RECORDED.includes(provider) && { toleranceMinutes: TEN_YEARS_IN_MINUTES }),
		},
		eventType: provider === 'aws-sns' ? 'Notification' : eventTypeOf(expected),
		...signedNow(fixture, url),
	};
}

/** The same with what is signed changed, or with another secret where nothing but that is there. */
export function forged(
	provider: ProviderName,
	{ headers, body }: GenuineRequest,
): Pick<GenuineRequest, 'headers' | 'body'> {
	const signedField = /"Message": "|"payload":"/.exec(body)?.[0];
	const coversBody = schemesOf(provider).every(
		({ scheme }) => scheme !== 'shared-secret' && scheme !== 'jwt',
	);
	if (coversBody) {
		const changed = signedField ? body.replace(signedField, `${signedField} `) : `${body} `;
		return { headers, body: changed };
	}
	const carriers = signatureHeaders(provider).filter((name) => name in headers);
	const guesses = carriers.map((name) => [name, headers[name]?.slice(0, -2) ?? '']);
	return { headers: { ...headers, ...Object.fromEntries(guesses) }, body };
}

/** The recorded one of SNS asks for a confirmation: any notification does in its place. */
function fixtureFor(provider: ProviderName): Fixture {
	const recorded = provider === 'aws-sns' ? 'aws-ses' : provider;
	const fixture = fixtures.find((one) => one.provider === recorded);
	if (!fixture) throw new Error(`${provider} has no fixture`);
	return fixture;
}

function eventTypeOf(expected: Fixture['expected']): string {
	return 'eventType' in expected ? expected.eventType : '';
}

function signedNow(fixture: Fixture, url: string): Signed | undefined {
	const { provider, headers, body, secret } = fixture;
	const seconds = String(Math.floor(Date.now() / 1000));
	const family = ['webhook', 'svix'].find((name) => `${name}-signature` in headers);
	if (family !== undefined) return standardWebhook(fixture, family, seconds);
	switch (provider) {
		case 'stripe': {
			const digest = hmac(secret, `${seconds}.${body}`).toString('hex');
			return { headers: { ...headers, 'stripe-signature': `t=${seconds},v1=${digest}` } };
		}
		case 'slack': {
			const digest = hmac(secret, `v0:${seconds}:${body}`).toString('hex');
			const own = { 'x-slack-request-timestamp': seconds, 'x-slack-signature': `v0=${digest}` };
			return { headers: { ...headers, ...own } };
		}
		case 'github': {
			// The published one is no JSON.
			const ping = '{"zen":"Keep it logically awesome."}';
			const signature = `sha256=${hmac(secret, ping).toString('hex')}`;
			const own = { 'x-hub-signature-256': signature, 'content-type': 'application/json' };
			return { headers: { ...headers, ...own }, body: ping };
		}
		case 'pusher': {
			const sent = body.replace(/"time_ms":\s*\d+/, `"time_ms":${seconds}000`);
			const digest = hmac(secret, sent).toString('hex');
			return { headers: { ...headers, 'x-pusher-signature': digest }, body: sent };
		}
		case 'google-cloud-storage':
			return googleToken(fixture, url, Number(seconds));
		default:
			return undefined;
	}
}

function standardWebhook(
	{ headers, body, secret }: Fixture,
	family: string,
	seconds: string,
): Signed {
	const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
	const content = `${headers[`${family}-id`]}.${seconds}.${body}`;
	const signature = `v1,${hmac(key, content).toString('base64')}`;
	const own = { [`${family}-timestamp`]: seconds, [`${family}-signature`]: signature };
	return { headers: { ...headers, ...own } };
}

/** Signed with a key of our own, which the credential pins. */
function googleToken({ headers, options }: Fixture, audience: string, seconds: number): Signed {
	const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
	const email = options?.email ?? '';
	const claims = {
		iss: 'https://accounts.google.com',
		aud: audience,
		email,
		email_verified: true,
		iat: seconds,
		exp: seconds + 3600,
	};
	const content = [{ alg: 'RS256', typ: 'JWT' }, claims]
		.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
		.join('.');
	const signature = sign('sha256', Buffer.from(content), privateKey).toString('base64url');
	const pem = String(publicKey.export({ type: 'spki', format: 'pem' }));
	return {
		headers: { ...headers, authorization: `Bearer ${content}.${signature}` },
		credential: { signingSecret: pem, previousSigningSecret: email },
	};
}

function hmac(key: string | Buffer, content: string): Buffer {
	return createHmac('sha256', key).update(content).digest();
}
