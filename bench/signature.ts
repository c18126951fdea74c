/**
 * What a verification costs, beside a bare HMAC and beside a library, with what `npm run build` has
 * made. The contenders take turns, so that what else the machine does hits all of them.
 */
import { createHmac, createSecretKey } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type * as Signature from '../core/signature';
import { compared } from './lib/compared.ts';
import { race } from './lib/race.ts';
import { section } from './lib/section.ts';

const BUILT = '../dist/core/signature/index.js';
const METHOD =
	'A verification from headers and raw body, id and type of the event included. Median time per call of 25 rounds of 60 ms.';

const NOW = Date.now();
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

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

	section('Signatures', METHOD, [
		compared({
			what: 'GitHub, 1 KB',
			ours: one.verifyDelivery,
			beside: { name: 'bare createHmac', value: one.bare },
			unit: 'ns',
			target: { atMost: 1.2 },
		}),
		compared({
			what: 'Standard Webhooks, 16 KB',
			ours: other.verifyDelivery,
			beside: { name: 'standardwebhooks', value: other.standardwebhooks },
			unit: 'ns',
			target: { atLeast: 3 },
		}),
	]);
}

void main();
