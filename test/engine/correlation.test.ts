import { readFileSync } from 'node:fs';
import type { IDataObject, IWebhookFunctions, IWorkflowBase } from 'n8n-workflow';
import { signHmac } from '../../core/signature';
import { replayItems } from '../../nodes/DeadLetterTrigger/replayItems';
import { instanceStore } from '../../nodes/shared/instanceStore';
import { drain } from '../../nodes/triggers/shared/drain';
import { receive } from '../../nodes/triggers/shared/receive';
import { shopify } from '../../providers/shopify/provider';
import { createOrder } from '../../sandbox/shopify/order.ts';
import { useNock } from '../support/nock';
import { settle } from '../support/time';
import { fakeTrigger } from '../support/trigger';
import { runWorkflow } from './harness';

process.env.STEADFAST_STORE = 'memory';

const URL = 'https://warehouse.example.com';
const SECRET = 'app client secret';
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const EVENT = 'b54557e4-bdd9-4b37-8a5f-bf7d70bcd043';
const credentials = {
	steadfastApiKeyApi: { placement: 'header', name: 'X-Api-Key', apiKey: 'key-0123456789' },
};
const workflow = {
	...(JSON.parse(readFileSync('workflows/shopify-to-warehouse.json', 'utf8')) as IWorkflowBase),
	id: 'correlation',
};
const trigger = workflow.nodes.find(({ name }) => name === 'Shopify order')!;
const logged: Array<Record<string, unknown>> = [];
const log = (_: string, fields?: Record<string, unknown>) => void (fields && logged.push(fields));
const logger = { debug: log, info: log, warn: log, error: log };
const nock = useNock();

/** Shopify's request, as n8n hands it to the node. */
async function deliver(order: object): Promise<void> {
	const rawBody = Buffer.from(JSON.stringify(order));
	const response = { status: () => response, set: () => response, json: () => response, end() {} };
	await receive(
		{
			logger,
			getMode: () => 'webhook',
			getNode: () => ({ ...trigger, credentials: { steadfastShopifyApi: {} } }),
			getWorkflow: () => ({ id: workflow.id, name: workflow.name }),
			getNodeParameter: (name: string, fallback: unknown) =>
				({ events: ['*'], deliveryMode: 'ledger' })[name] ?? fallback,
			getNodeWebhookUrl: () => 'https://n8n.example/webhook/shopify',
			getCredentials: async () => ({ signingSecret: SECRET }),
			getResponseObject: () => response,
			getRequestObject: () => ({
				method: 'POST',
				originalUrl: '/webhook/shopify',
				rawBody,
				headers: {
					'content-type': 'application/json',
					'x-shopify-webhook-id': EVENT,
					'x-shopify-topic': 'orders/create',
					'x-shopify-shop-domain': 'shop.myshopify.com',
					'x-shopify-triggered-at': new Date().toISOString(),
					'x-shopify-hmac-sha256': signHmac(shopify.webhook.signature, rawBody, SECRET),
					traceparent: `00-${TRACE}-00f067aa0ba902b7-01`,
				},
			}),
			helpers: { getSecureEgressFilter: () => ({}) },
		} as unknown as IWebhookFunctions,
		shopify,
		'steadfastShopifyApi',
	);
}

/** The warehouse's next answer, and the request that it was given to. */
function warehouse(status: number, answer: object): Promise<Request> {
	return new Promise((resolve) => {
		nock(URL)
			.post('/orders')
			.reply((request: Request) => {
				resolve(request.clone());
				return [status, answer];
			});
	});
}

it('follows one order through webhook, mapper, HTTP, dead letter, replay and log', async () => {
	const store = await instanceStore();
	const order = createOrder(1042, 5_900_000_000_042, Date.UTC(2026, 10, 20)) as IDataObject;
	const where = { workflowId: workflow.id, nodeId: trigger.id };
	const parameters = { deliveryMode: 'ledger', settings: {} };

	const first = fakeTrigger(parameters, where);
	Object.assign(first.context, { logger });
	const { closeFunction: stopDrain } = await drain(first.context, shopify);
	await deliver(order);
	const run = await first.nextRun();
	const refused = warehouse(422, { error: 'no such SKU' });
	run.end(await runWorkflow(workflow, { start: 'Shopify order', items: run.items, credentials }));
	await settle();
	await stopDrain?.();
	const [letter] = await store.ledger.find({ kind: 'item', correlationId: EVENT, limit: 2 });
	expect(letter).toMatchObject({ status: 'dead', reason: expect.stringContaining('no such SKU') });

	const second = fakeTrigger({}, where);
	Object.assign(second.context, { logger });
	const { closeFunction: stopReplay } = replayItems(second.context, store);
	await store.ledger.replay({ ids: [letter!.id] });
	const again = await second.nextRun();
	const accepted = warehouse(201, { id: 'wh-1' });
	again.end(
		await runWorkflow(workflow, { start: 'Replayed order', items: again.items, credentials }),
	);
	await settle();
	await stopReplay?.();

	const calls = [(await refused).headers, (await accepted).headers];
	for (const headers of calls) {
		expect(headers.get('traceparent')).toMatch(new RegExp(`^00-${TRACE}-[0-9a-f]{16}-01$`));
	}
	expect(calls[0]!.get('idempotency-key')).toBe(calls[1]!.get('idempotency-key'));

	const lines = logged.filter(({ correlationId }) => correlationId === EVENT);
	expect(lines.map(({ stage }) => stage)).toEqual([
		'received',
		'processing',
		'processed',
		'processing',
		'processed',
	]);
	expect(lines[2]).toEqual({
		...{ stage: 'processed', correlationId: EVENT, provider: 'shopify', type: 'orders/create' },
		...{ attempt: 1, deliveryId: expect.any(Number), latencyMs: expect.any(Number) },
	});
	expect(lines[4]).toMatchObject({ deliveryId: letter!.id, latencyMs: expect.any(Number) });
});
