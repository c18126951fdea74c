import { readFileSync } from 'node:fs';
import type { IDataObject, IWorkflowBase } from 'n8n-workflow';
import { toItem } from '../../nodes/triggers/shared/toItem';
import { toItem as toReplayedItem } from '../../nodes/DeadLetterTrigger/replayItems';
import { instanceStore } from '../../nodes/shared/instanceStore';
import { createOrder } from '../../sandbox/shopify/order.ts';
import { aDelivery } from '../support/deliveries';
import { useNock } from '../support/nock';
import { didRun, output, runWorkflow } from './harness';

process.env.STEADFAST_STORE = 'memory';

const API_KEY = 'warehouse-key-0123456789';
const URL = 'https://warehouse.example.com';
const workflow = {
	id: 'shopify-to-warehouse',
	...JSON.parse(readFileSync('workflows/shopify-to-warehouse.json', 'utf8')),
} as IWorkflowBase;

// The test does not wait out real time between attempts.
workflow.nodes.find(({ name }) => name === 'Send to warehouse')!.parameters.retry = { baseMs: 1 };

const order = createOrder(1042, 5_900_000_000_042, Date.UTC(2026, 10, 20)) as IDataObject;
const credentials = {
	steadfastApiKeyApi: { placement: 'header', name: 'X-Api-Key', apiKey: API_KEY },
};

function deliver(event: IDataObject = order, key = 'delivery-1042') {
	const body = Buffer.from(JSON.stringify(event));
	const delivery = aDelivery({ key, correlationId: key, body });
	return runWorkflow(workflow, {
		start: 'Shopify order',
		items: [toItem(delivery, 1)],
		credentials,
	});
}

const deadLetters = async () => {
	const { ledger } = await instanceStore();
	return await ledger.find({ status: 'dead', workflowId: workflow.id, limit: 100 });
};

const nock = useNock();

describe('Shopify orders to the warehouse', () => {
	it('sends the mapped order once, with the key and an idempotency key', async () => {
		let request = new Request(URL);
		nock(URL)
			.post('/orders')
			.reply((received: Request) => {
				request = received.clone();
				return [201, { id: 'wh-1' }];
			});
		const run = await deliver();
		const sent = (await request.json()) as IDataObject;
		expect(run.status).toBe('success');
		expect(sent).toMatchObject({
			order_number: '#1042',
			ordered_at: '2026-11-20T00:00:00.000Z',
			ship_to: { country: expect.any(String) },
			lines: expect.arrayContaining([{ sku: 'MUG-BLU-350', quantity: expect.any(Number) }]),
		});
		expect(sent.delivery).toBeUndefined();
		expect(request.headers.get('x-api-key')).toBe(API_KEY);
		expect(request.headers.get('idempotency-key')).toMatch(/^[0-9a-f]{32}$/);
		expect(output(run, 'Send to warehouse')).toMatchObject([
			{ id: 'wh-1', delivery: { correlationId: 'delivery-1042' } },
		]);
	});

	it('uses the same idempotency key when the event is run again', async () => {
		const keys: unknown[] = [];
		nock(URL)
			.post('/orders')
			.twice()
			.reply((request: Request) => {
				keys.push(request.headers.get('idempotency-key'));
				return [201, {}];
			});
		await deliver();
		await deliver();
		expect(keys).toEqual([expect.stringMatching(/./), keys[0]]);
	});

	it('keeps what the warehouse refuses, replays it, and updates the row when it fails again', async () => {
		const before = (await deadLetters()).length;
		nock(URL).post('/orders').reply(422, { error: 'no such SKU' });
		const run = await deliver(order, 'delivery-refused');
		expect(run.status).toBe('success');
		const [letter] = (await deadLetters()).slice(before);
		expect(letter).toMatchObject({
			kind: 'item',
			correlationId: 'delivery-refused',
			reason: expect.stringContaining('no such SKU'),
			origin: { nodeName: 'Send to warehouse' },
		});

		nock(URL).post('/orders').reply(400, 'still no');
		await runWorkflow(workflow, {
			start: 'Replayed order',
			items: [toReplayedItem(letter!)],
			credentials,
		});
		const again = (await deadLetters()).slice(before);
		expect(again).toMatchObject([{ id: letter!.id, reason: expect.stringContaining('still no') }]);
	});

	it('keeps an order that cannot be mapped, and says which field', async () => {
		const { shipping_address: _, ...withoutAddress } = order;
		const run = await deliver(withoutAddress, 'delivery-unmapped');
		expect(run.status).toBe('success');
		expect(didRun(run, 'Send to warehouse')).toBe(false);
		expect((await deadLetters()).at(-1)).toMatchObject({
			correlationId: 'delivery-unmapped',
			reason: expect.stringContaining('ship_to'),
		});
	});

	it('leaves the API key out of all that n8n and the ledger keep', async () => {
		nock(URL)
			.post('/orders')
			.reply(422, { error: `the key ${API_KEY} may not do this` });
		const run = await deliver(order, 'delivery-secret');
		const letters = (await deadLetters()).map((letter) => `${letter.body} ${letter.reason}`);
		const kept = JSON.stringify([run.data, letters]);
		expect(kept.includes('may not do this')).toBe(true);
		expect(kept.includes(API_KEY)).toBe(false);
	});

	it('stops the run when the failure may pass, so that the ledger tries again', async () => {
		const before = (await deadLetters()).length;
		nock(URL).post('/orders').times(5).reply(503);
		const run = await deliver(order, 'delivery-503');
		expect(run.status).toBe('error');
		expect(run.data.resultData.error?.message).toContain('HTTP 503');
		expect(await deadLetters()).toHaveLength(before);
	});
});
