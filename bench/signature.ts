/**
 * What a verification costs, beside a bare HMAC and beside a library, with what `npm run build` has
 * made. The contenders take turns, so that what else the machine does hits all of them.
 */
import { createHmac, createSecretKey } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type * as Signature from '../core/signature';

const BUILT = '../dist/core/signature/index.js';
const ROUNDS = 25;
const ROUND_MS = 60;

const NOW = Date.now();
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

type Contender = () => unknown;

const bodyOf = (bytes: number) =>
	Buffer.from(JSON.stringify({ type: 'order.paid', data: '' }).padEnd(bytes));

/** Headers as they come in from the internet, besides the provider's own. */
const HEADERS = {
	host: 'n8n.example',
	accept: '*/*',
	'content-type': 'application/json',
	'content-length': '1024',
	'user-agent': 'Webhooks/1.0',
	'x-forwarded-for': '192.0.2.1',
	'x-forwarded-proto': 'https',
};

const request = { method: 'POST', url: 'https://n8n.example/webhook/orders', now: NOW };

/** A delivery of GitHub, whose id and type are in headers: no JSON is parsed. */
function gitHub(rawBody: Buffer): Signature.Delivery {
	const digest = createHmac('sha256', SECRET).update(rawBody).digest('hex');
	const headers = {
		...HEADERS,
		'x-github-event': 'push',
		'x-github-delivery': '72d3162e-cc78-11e3-81ab-4c9367dc0958',
		'x-hub-signature-256': `sha256=${digest}`,
	};
	return { ...request, provider: 'github', headers, rawBody, secrets: [SECRET] };
}

function standardWebhooks(rawBody: Buffer) {
	const signed = new Webhook(SECRET).sign('msg_1', new Date(NOW), rawBody.toString());
	const headers = {
		...HEADERS,
		'webhook-id': 'msg_1',
		'webhook-timestamp': String(Math.floor(NOW / 1000)),
		'webhook-signature': signed,
	};
	return { ...request, provider: 'standard-webhooks', headers, rawBody, secrets: [SECRET] };
}

/** Median µs per call. */
async function race<Name extends string>(contenders: Record<Name, Contender>) {
	const times = new Map<string, number[]>();
	for (let round = 0; round <= ROUNDS; round++) {
		for (const [name, call] of Object.entries<Contender>(contenders)) {
			const each = await measure(call);
			// The first round is for the compiler.
			if (round > 0) times.set(name, [...(times.get(name) ?? []), each]);
		}
	}
	return Object.fromEntries(
		[...times].map(([name, all]) => [name, all.sort((a, b) => a - b)[ROUNDS >> 1]]),
	) as Record<Name, number>;
}

async function measure(call: Contender): Promise<number> {
	let calls = 0;
	let elapsed = 0;
	const start = performance.now();
	while (elapsed < ROUND_MS) {
		for (let i = 0; i < 100; i++) {
			const result = call();
			if (result instanceof Promise) await result;
		}
		calls += 100;
		elapsed = performance.now() - start;
	}
	return (elapsed * 1000) / calls;
}

async function main(): Promise<void> {
	const { verifyDelivery } = (await import(BUILT)) as typeof Signature;
	const key = createSecretKey(Buffer.from(SECRET));

	const small = gitHub(bodyOf(1024));
	const one = await race({
		bare: () => createHmac('sha256', key).update(small.rawBody).digest('hex'),
		verifyDelivery: () => verifyDelivery(small),
	});

	const large = standardWebhooks(bodyOf(16 * 1024));
	const library = new Webhook(SECRET);
	const other = await race({
		verifyDelivery: () => verifyDelivery(large),
		standardwebhooks: () => library.verify(large.rawBody, large.headers),
	});

	const micro = (value: number) => `${value.toFixed(2)} µs`;
	const ratio = (value: number) => value.toFixed(2);
	process.stdout.write(
		[
			`1 KB, GitHub: verifyDelivery ${micro(one.verifyDelivery)}, bare createHmac ${micro(one.bare)}: ${ratio(one.verifyDelivery / one.bare)} times (target 1.2 at most)`,
			`16 KB, Standard Webhooks: verifyDelivery ${micro(other.verifyDelivery)}, standardwebhooks ${micro(other.standardwebhooks)}: ${ratio(other.standardwebhooks / other.verifyDelivery)} times faster (target 3 at least)`,
			'',
		].join('\n'),
	);
}

void main();
