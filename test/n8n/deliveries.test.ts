import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { readLedger } from '../../sandbox/lib/ledger.ts';
import { API_KEY, SIGNING_SECRET } from '../../sandbox/lib/scenario.ts';
import { until } from '../../sandbox/lib/until.ts';
import { sign } from '../../sandbox/shopify/sign.ts';
import { allSettled, anOrder, ledgerRow, post, useScenario } from './support';

const scenario = useScenario({
	// A small limit, so that a body over it is quickly made.
	env: { N8N_PAYLOAD_SIZE_MAX: '1' },
	edit(workflow) {
		const trigger = workflow.nodes.find(({ name }) => name === 'Shopify order');
		trigger!.parameters.settings = { maxAgeHours: 24 };
		return workflow;
	},
});

const booked = (orderName: string) =>
	scenario.warehouse.ledger().filter((entry) => entry.order_number === orderName);
const runs = async () => (await scenario.rest.executions(scenario.workflowId)).length;

describe('a delivery to the published template', () => {
	it('is recorded, acknowledged and brought to the warehouse', async () => {
		const { request, webhookId, orderName } = anOrder();
		const answer = await post(scenario.webhookUrl, request);
		expect(answer).toMatchObject({ status: 200, text: expect.stringContaining('recorded') });
		await allSettled(scenario.ledger);
		expect(ledgerRow(scenario.ledger, webhookId)).toMatchObject({ status: 'done', attempts: 1 });
		expect(booked(orderName)).toHaveLength(1);
	});

	it('is taken once when it comes again', async () => {
		const { request, orderName } = anOrder();
		await post(scenario.webhookUrl, request);
		const again = await post(scenario.webhookUrl, request);
		expect(again).toMatchObject({ status: 200, text: expect.stringContaining('duplicate') });
		await allSettled(scenario.ledger);
		expect(scenario.warehouse.requests(orderName)).toBe(1);
	});

	it('is noted and runs nothing when its event is not selected', async () => {
		const before = await runs();
		const { request, webhookId } = anOrder({ headers: { 'X-Shopify-Topic': 'themes/publish' } });
		const answer = await post(scenario.webhookUrl, request);
		expect(answer).toMatchObject({ status: 200, text: expect.stringContaining('ignored') });
		expect(ledgerRow(scenario.ledger, webhookId)).toMatchObject({
			status: 'ignored',
			reason: expect.stringContaining('themes/publish'),
		});
		expect(await runs()).toBe(before);
	});

	const forged = anOrder({ headers: { 'X-Shopify-Hmac-Sha256': sign('{}', 'a guess') } });
	const unsigned = anOrder({ headers: { 'X-Shopify-Hmac-Sha256': '' } });
	const form = anOrder({ headers: { 'Content-Type': 'application/x-www-form-urlencoded' } });
	const text = anOrder({ headers: { 'Content-Type': 'text/plain' } });
	const stale = anOrder({ headers: { 'X-Shopify-Triggered-At': '2020-01-01T00:00:00Z' } });
	const anonymous = anOrder({ headers: { 'X-Shopify-Webhook-Id': '' } });
	it.each([
		['forged', forged, 401, 'bad_signature'],
		['unsigned', unsigned, 401, 'missing_signature'],
		['stale', stale, 401, 'expired'],
		['empty', anOrder({ body: '' }), 400, 'empty_body'],
		['a form', form, 415, 'wrong_content_type'],
		['plain text', text, 415, 'wrong_content_type'],
		['without an id', anonymous, 400, 'malformed'],
		// These two n8n answers itself: it reads a JSON body before the node does.
		['over the limit', anOrder({ body: JSON.stringify('x'.repeat(2 ** 20)) }), 500, 'problem'],
		['no JSON', anOrder({ body: '{"id":' }), 422, 'Failed to parse request body'],
	])('is refused when it is %s, and leaves no trace', async (_, { request }, status, reason) => {
		const before = { rows: readLedger(scenario.ledger).length, runs: await runs() };
		const answer = await post(scenario.webhookUrl, request);
		expect(answer).toMatchObject({ status, text: expect.stringContaining(reason) });
		expect({ rows: readLedger(scenario.ledger).length, runs: await runs() }).toEqual(before);
	});

	it('is refused while the trigger has no secret', async () => {
		const secret = { signingSecret: SIGNING_SECRET };
		await scenario.rest.changeCredential('sandboxShopify', { signingSecret: '' });
		const { request, webhookId } = anOrder();
		const answer = await post(scenario.webhookUrl, request);
		await scenario.rest.changeCredential('sandboxShopify', secret);
		expect(answer).toMatchObject({ status: 401, text: expect.stringContaining('missing_secret') });
		expect(ledgerRow(scenario.ledger, webhookId)).toBeUndefined();
		expect(await post(scenario.webhookUrl, request)).toMatchObject({ status: 200 });
	});

	it('is asked for again while the ledger cannot be written, and lost neither way', async () => {
		await allSettled(scenario.ledger);
		const database = new DatabaseSync(scenario.ledger, { timeout: 5_000 });
		const { request, orderName } = anOrder();
		database.exec('ALTER TABLE deliveries RENAME TO out_of_reach');
		const refused = await post(scenario.webhookUrl, request);
		database.exec('ALTER TABLE out_of_reach RENAME TO deliveries');
		database.close();
		expect(refused.status).toBe(503);
		expect(refused.headers.get('retry-after')).toBe('10');

		expect(await post(scenario.webhookUrl, request)).toMatchObject({ status: 200 });
		await allSettled(scenario.ledger);
		expect(booked(orderName)).toHaveLength(1);
	});

	it('is shown in the editor by a test run, without the ledger', async () => {
		const rows = readLedger(scenario.ledger).length;
		await scenario.rest.listen(scenario.workflowId, 'Shopify order');
		const { request, orderName } = anOrder();
		const testUrl = scenario.webhookUrl.replace('/webhook/', '/webhook-test/');
		expect(await post(testUrl, request)).toMatchObject({ status: 200 });
		await until('the test run is done', () => booked(orderName).length === 1, 30_000);
		expect(readLedger(scenario.ledger)).toHaveLength(rows);
	});

	it('survives a restart of n8n in the middle of an outage', async () => {
		scenario.warehouse.set({ mode: 'down' });
		const sent = Array.from({ length: 5 }, () => anOrder());
		for (const { request } of sent) await post(scenario.webhookUrl, request);
		await until(
			'the warehouse was called',
			() => scenario.warehouse.requests(sent[0]!.orderName) > 0,
			30_000,
		);
		await scenario.n8n.restart();
		scenario.warehouse.set({ mode: 'up' });
		await allSettled(scenario.ledger);
		expect(sent.map(({ orderName }) => booked(orderName).length)).toEqual([1, 1, 1, 1, 1]);
	});

	it('is booked once when the warehouse’s answer got lost', async () => {
		scenario.warehouse.set({ dropNext: true });
		const { request, orderName } = anOrder();
		await post(scenario.webhookUrl, request);
		await allSettled(scenario.ledger);
		expect(booked(orderName)).toHaveLength(1);
		expect(scenario.warehouse.requests(orderName)).toBe(2);
	});

	it('that the warehouse refuses is kept, and replayed after that is mended', async () => {
		const { request, orderName } = anOrder();
		scenario.warehouse.set({ reject: [orderName] });
		await post(scenario.webhookUrl, request);
		const dead = () => readLedger(scenario.ledger).filter(({ status }) => status === 'dead');
		await until('there is a dead letter', () => dead().length === 1, 30_000);
		expect(dead()).toMatchObject([{ kind: 'item', reason: expect.stringContaining('422') }]);

		scenario.warehouse.set({ reject: [] });
		await scenario.rest.runFrom(scenario.workflowId, 'Replay dead letters');
		await until('the order is booked', () => booked(orderName).length === 1, 30_000);
		await allSettled(scenario.ledger);
		expect(dead()).toEqual([]);
	});

	it('leaves no secret in n8n’s log, its database or the ledger', async () => {
		await scenario.n8n.stop();
		const n8nFolder = join(scenario.userFolder, '.n8n');
		const files = [
			join(scenario.userFolder, 'n8n.log'),
			...['', 'steadfast'].flatMap((folder) =>
				readdirSync(join(n8nFolder, folder), { withFileTypes: true })
					.filter((entry) => entry.isFile())
					.map(({ name }) => join(n8nFolder, folder, name)),
			),
		];
		expect(files.map((file) => file.split('/').at(-1))).toEqual(
			expect.arrayContaining(['n8n.log', 'database.sqlite', 'ledger.sqlite']),
		);
		const secrets = [SIGNING_SECRET, API_KEY];
		const leaks = files.filter((file) => {
			const content = readFileSync(file);
			return secrets.some((secret) => content.includes(secret));
		});
		expect(leaks).toEqual([]);
	});
});
