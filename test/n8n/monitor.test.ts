import { chromium, type Browser, type Page } from 'playwright-core';
import { until } from '../../sandbox/lib/until.ts';
import { allSettled, anOrder, post, useScenario } from './support';

const LOGIN = { user: 'ops', password: 'correct horse battery', token: 'monitor-token-0123456789' };

const scenario = useScenario({
	edit(workflow) {
		const trigger = workflow.nodes.find(({ name }) => name === 'Shopify order');
		workflow.nodes.push({
			...structuredClone(trigger!),
			...{ id: 'monitor' },
			name: 'Integration Monitor',
			type: 'n8n-nodes-steadfast.integrationMonitorTrigger',
			webhookId: 'steadfast-monitor',
			...{ position: [0, 900] },
			parameters: {
				events: ['degraded', 'failed', 'recovered'],
				settings: { holdMinutes: 0, checkSeconds: 5 },
			},
			credentials: { steadfastMonitorApi: { id: 'sandboxMonitor', name: 'Sandbox monitor' } },
		});
		return workflow;
	},
	credentials: [
		{ id: 'sandboxMonitor', name: 'Sandbox monitor', type: 'steadfastMonitorApi', data: LOGIN },
	],
});

const address = (path = '') => `${scenario.n8n.url}/webhook/steadfast-monitor/monitor${path}`;
const withToken = { headers: { Authorization: `Bearer ${LOGIN.token}` } };

describe('the monitor in n8n', () => {
	let browser: Browser;
	let page: Page;
	beforeAll(async () => {
		browser = await chromium.launch({
			executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
			args: ['--no-sandbox', '--disable-gpu', '--no-first-run'],
		});
		page = await browser.newPage();
	});
	afterAll(() => browser?.close());

	it('shows nothing without a token', async () => {
		for (const path of ['', '/metrics', '/health', '/api']) {
			expect((await fetch(address(path))).status).toBe(401);
		}
	});

	it('answers Prometheus, load balancers and scripts', async () => {
		const { request } = anOrder();
		await post(scenario.webhookUrl, request);
		await allSettled(scenario.ledger, 1);
		const metrics = await fetch(address('/metrics'), withToken);
		expect(await metrics.text()).toMatch(
			/^steadfast_delivery_attempts_total\{.*outcome="done"\} 1$/m,
		);
		expect(await (await fetch(address('/health'), withToken)).json()).toMatchObject({
			ledger: 'ok',
		});
		expect(await (await fetch(address('/api'), withToken)).json()).toMatchObject({
			integrations: expect.arrayContaining([
				expect.objectContaining({ kind: 'deliveries', health: 'healthy', done: 1 }),
			]),
		});
	});

	it('starts the workflow when an integration is no longer well, and replays from the page', async () => {
		const { request, orderName } = anOrder();
		scenario.warehouse.set({ reject: [orderName] });
		await post(scenario.webhookUrl, request);
		await allSettled(scenario.ledger, 3);
		await until(
			'the change of health started an execution',
			async () =>
				(
					await Promise.all(
						(await scenario.rest.executions(scenario.workflowId)).map(({ id }) =>
							scenario.rest.execution(id),
						),
					)
				).some(({ data }) => 'Integration Monitor' in data.resultData.runData),
			60_000,
		);

		scenario.warehouse.set({ reject: [] });
		await page.goto(address());
		await page.getByLabel('User').fill(LOGIN.user);
		await page.getByLabel('Password').fill(LOGIN.password);
		await page.getByRole('button', { name: 'Sign in' }).click();
		await page.getByRole('heading', { name: 'Integrations' }).waitFor();
		await page.getByRole('link', { name: 'Dead letters' }).click();
		await page.getByRole('button', { name: 'Replay…' }).click();
		await page.getByRole('button', { name: 'Replay 1' }).click();
		await page.getByText('Replay:').waitFor();
		await allSettled(scenario.ledger);
		const booked = scenario.warehouse.ledger();
		expect(booked.filter((entry) => entry.order_number === orderName)).toHaveLength(1);
	});
});
