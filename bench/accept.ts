/**
 * What a trigger takes in: `receive()` from the raw request to the answer, with a Shopify delivery of
 * 2 kB and the ledger in a SQLite file with fsync, and how much of that is the check and the insert.
 * n8n's own part, before and after the node, is not in it. With what `npm run build` has made.
 */
import { createHmac, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IWebhookFunctions } from 'n8n-workflow';
import type * as VerifyModule from '../core/signature/verifyDelivery';
import type * as StoreModule from '../nodes/shared/instanceStore';
import type * as ReceiveModule from '../nodes/triggers/shared/receive';
import type * as ProviderModule from '../providers/shopify/provider';
import { section } from './lib/section.ts';
import type { Row } from './lib/section.ts';

const DELIVERIES = 2000;
const ROUNDS = 5;
const METHOD = `receive(), from the raw request to the answer: a Shopify delivery of 2 kB, one after another, the ledger in a SQLite file with fsync. Without n8n's own part. Median of ${ROUNDS} rounds of ${DELIVERIES}.`;
const SECRET = 'app client secret';
const CREDENTIAL = 'steadfastShopifyApi';
const BODY = Buffer.from(JSON.stringify({ id: 1, note: 'x'.repeat(2000) }));
const SIGNATURE = createHmac('sha256', SECRET).update(BODY).digest('base64');

const folder = mkdtempSync(join(tmpdir(), 'steadfast-accept-'));
process.env.STEADFAST_STORE = `sqlite:${join(folder, 'ledger.sqlite')}`;

const headers = () => ({
	'content-type': 'application/json',
	'x-shopify-topic': 'orders/create',
	'x-shopify-webhook-id': randomUUID(),
	'x-shopify-hmac-sha256': SIGNATURE,
});

const parameters: Record<string, unknown> = {
	events: ['orders/create'],
	deliveryMode: 'ledger',
	settings: {},
};

/** What n8n hands to a node's webhook method; its credential and parameters are at hand. */
function fakeContext(answered: (status: number) => void): IWebhookFunctions {
	const nothing = () => undefined;
	const response = {
		status: (status: number) => (answered(status), response),
		set: () => response,
		json: nothing,
		end: nothing,
	};
	const request = { method: 'POST', originalUrl: '/webhook/shopify', rawBody: BODY };
	const given = { ...request, headers: headers() };
	return {
		logger: { info: nothing, warn: nothing, error: nothing, debug: nothing },
		getMode: () => 'webhook',
		getNode: () => ({ id: 'node', name: 'Shopify', credentials: { [CREDENTIAL]: { id: '1' } } }),
		getWorkflow: () => ({ id: 'bench', name: 'Bench', active: true }),
		getNodeParameter: (name: string, otherwise: unknown) => parameters[name] ?? otherwise,
		getCredentials: async () => ({ signingSecret: SECRET }),
		getNodeWebhookUrl: () => 'https://n8n.example/webhook/shopify',
		helpers: { getSecureEgressFilter: () => ({}) },
		getRequestObject: () => given,
		getResponseObject: () => response,
	} as unknown as IWebhookFunctions;
}

interface Measured {
	perSecond: number;
	p50: number;
	p99: number;
}

/** They take turns, so that what else the machine does hits all of them; the median round counts. */
async function measure(contenders: Record<string, () => Promise<unknown>>): Promise<void> {
	const rounds = new Map(Object.keys(contenders).map((name) => [name, [] as Measured[]]));
	for (let round = 0; round <= ROUNDS; round++) {
		for (const [name, work] of Object.entries(contenders)) {
			const measured = await measureOnce(work);
			// The first round is for the compiler and the caches.
			if (round > 0) rounds.get(name)!.push(measured);
		}
	}
	const rows = [...rounds].map(([name, all]) => {
		const sorted = all.toSorted((a, b) => a.perSecond - b.perSecond);
		return row(name, sorted[Math.floor(ROUNDS / 2)]!);
	});
	section('Taking a delivery in', METHOD, rows);
}

async function measureOnce(work: () => Promise<unknown>): Promise<Measured> {
	const times: number[] = [];
	const started = performance.now();
	for (let count = 0; count < DELIVERIES; count++) {
		const before = performance.now();
		await work();
		times.push(performance.now() - before);
	}
	const perSecond = (DELIVERIES / (performance.now() - started)) * 1000;
	const sorted = times.toSorted((a, b) => a - b);
	const at = (share: number) => sorted[Math.floor(DELIVERIES * share)]!;
	return { perSecond, p50: at(0.5), p99: at(0.99) };
}

const row = (name: string, { perSecond, p50, p99 }: Measured): Row => ({
	'': name,
	'a second': Math.round(perSecond).toLocaleString('en'),
	'p50, ms': p50.toFixed(2),
	'p99, ms': p99.toFixed(2),
});

async function main(): Promise<void> {
	const [{ receive }, { instanceStore }, { verifyDelivery }, { shopify }] = (await Promise.all([
		import('../dist/nodes/triggers/shared/receive.js' as string),
		import('../dist/nodes/shared/instanceStore.js' as string),
		import('../dist/core/signature/verifyDelivery.js' as string),
		import('../dist/providers/shopify/provider.js' as string),
	])) as [typeof ReceiveModule, typeof StoreModule, typeof VerifyModule, typeof ProviderModule];
	const { ledger, close } = await instanceStore();

	const accepting = async () => {
		let status = 0;
		await receive(
			fakeContext((answered) => (status = answered)),
			shopify,
			CREDENTIAL,
		);
		if (status !== 200) throw new Error(`answered with ${status}`);
	};
	const verifying = () =>
		verifyDelivery({
			provider: shopify,
			method: 'POST',
			url: 'https://n8n.example/webhook/shopify',
			headers: headers(),
			rawBody: BODY,
			secrets: [SECRET],
			now: Date.now(),
		});
	const recording = () => {
		const key = randomUUID();
		const origin = { workflowId: 'bench', workflowName: 'Bench', nodeName: 'Shopify' };
		const facts = { kind: 'webhook', provider: 'shopify', type: 'orders/create' } as const;
		const scope = 'bench/node';
		const delivery = { ...facts, scope, key, correlationId: key, body: BODY, headers: {}, origin };
		return ledger.record(delivery);
	};
	await measure({
		receive: accepting,
		'receive, in order': inOrder(accepting),
		'the check alone': verifying,
		'the insert alone': recording,
	});
	await close();
	rmSync(folder, { recursive: true, force: true });
}

/** All of them about one thing, which is the longest line there can be. */
function inOrder(work: () => Promise<void>): () => Promise<void> {
	return async () => {
		parameters.settings = { order: 'block' };
		await work();
		parameters.settings = {};
	};
}

void main();
