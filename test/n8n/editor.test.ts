import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openEditor, showWorkflow, type Editor } from '../../sandbox/lib/editor.ts';
import { OWNER } from '../../sandbox/lib/scenario.ts';
import { useScenario } from './support';

const scenario = useScenario();

/** `npm run screenshots` keeps the pictures for the README; a test run leaves the checkout alone. */
const PICTURES = process.env.STEADFAST_PICTURES ?? join(tmpdir(), 'steadfast-pictures');

const POLLING = 'steadfastPolling';

let editor: Editor;
let page: Page;
beforeAll(async () => {
	mkdirSync(PICTURES, { recursive: true });
	const template = readFileSync('workflows/polling-source-to-api.json', 'utf8');
	const file = join(scenario.userFolder, 'polling.json');
	writeFileSync(file, JSON.stringify({ ...JSON.parse(template), id: POLLING }));
	await scenario.n8n.command(['import:workflow', `--input=${file}`]);
	editor = await openEditor(scenario.n8n.url, OWNER);
	({ page } = editor);
});
afterAll(() => editor?.close());

describe('the editor', () => {
	it('shows the template with every node known', async () => {
		await page.goto(`${scenario.n8n.url}/workflow/${scenario.workflowId}`);
		const nodes = page.locator('[data-test-id="canvas-node"]');
		await nodes.first().waitFor();
		const checklist = page.getByText('Production Checklist').locator('xpath=..');
		await checklist.locator('button, svg').last().click();
		await page.keyboard.press('1');
		await page.waitForTimeout(1500);
		const names = await nodes.evaluateAll((all) =>
			all.map((node) => node.getAttribute('data-node-name')),
		);
		expect(names).toEqual(
			expect.arrayContaining([
				'Shopify order',
				'Order for the warehouse',
				'Send to warehouse',
				'Keep what was refused',
				'Replayed order',
			]),
		);
		const canvas = await page.locator('[data-test-id="canvas"]').innerText();
		expect(canvas).not.toMatch(/unknown|not installed|install this node/i);
		const icons = page.locator('[data-test-id="canvas-node"] img[src*="n8n-nodes-steadfast"]');
		expect(await icons.count()).toBeGreaterThanOrEqual(7);
		const broken = await icons.evaluateAll(
			(images) =>
				images.filter((image) => !(image as { naturalWidth?: number }).naturalWidth).length,
		);
		expect(broken).toBe(0);
		await page.screenshot({ path: join(PICTURES, 'shopify-to-warehouse.png') });
	});

	it.each([
		['Shopify order', 'shopify-verified-trigger.png', 'Order Created'],
		['Send to warehouse', 'resilient-http-request.png', 'Circuit Breaker'],
		['Order for the warehouse', 'field-mapper.png', 'Source Path'],
		['Replay them all', 'dead-letter.png', 'Dry Run'],
	])('opens %s', async (node, picture, shown) => {
		await page.goto(`${scenario.n8n.url}/workflow/${scenario.workflowId}`);
		await page.locator(`[data-node-name="${node}"]`).first().dblclick();
		await page.getByText(shown).first().waitFor();
		await page.screenshot({ path: join(PICTURES, picture) });
	});

	it('offers the address, the credential and the ways of an API', async () => {
		await page.goto(`${scenario.n8n.url}/workflow/${scenario.workflowId}`);
		await page.locator('[data-node-name="Send to warehouse"]').first().dblclick();
		await page.locator('[data-test-id="parameter-input-api"]').click();
		await page.keyboard.type('Shopify');
		await page
			.getByRole('option', { name: /^\s*Shopify/ })
			.first()
			.click();
		await page.locator('[data-test-id="parameter-input-path"]').waitFor();
		expect(await page.locator('[data-test-id="parameter-input-url"]').count()).toBe(0);
		expect(await page.locator('[data-test-id="parameter-input-authentication"]').count()).toBe(0);
		await page.getByText(/Credential for Shopify/).waitFor();
		await page.screenshot({ path: join(PICTURES, 'resilient-http-request-preset.png') });
	});

	it.each([
		['Start the run', 'sync-checkpoint.png', 'If a Run Is Under Way'],
		['Save the place', 'sync-checkpoint-save.png', 'Next Page'],
		['Only what changed', 'sync-checkpoint-changed.png', 'Compare Fields'],
		['Finish it as failed', 'sync-checkpoint-finish.png', 'Execution ID'],
	])('opens %s of the polling template', async (node, picture, shown) => {
		await page.goto(`${scenario.n8n.url}/workflow/${POLLING}`);
		await page.locator(`[data-node-name="${node}"]`).first().dblclick();
		await page.getByText(shown).first().waitFor();
		await page.screenshot({ path: join(PICTURES, picture) });
	});

	it('shows the polling template', async () => {
		await showWorkflow(page, scenario.n8n.url, POLLING);
		await page.screenshot({ path: join(PICTURES, 'polling-source-to-api.png') });
	});
});
