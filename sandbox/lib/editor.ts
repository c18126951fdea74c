import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import type { Owner } from './rest.ts';

const SETTLE_MS = 1_500;
const UNKNOWN = /unknown|not installed|install this node/i;

export type Editor = { readonly page: Page; close(): Promise<void> };

/** n8n's editor in a Chromium without a window, signed in. `CHROMIUM` names another one. */
export async function openEditor(
	url: string,
	{ email, password }: Pick<Owner, 'email' | 'password'>,
	viewport = { width: 1720, height: 1080 },
): Promise<Editor> {
	const browser: Browser = await chromium.launch({
		executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
		args: [
			'--no-sandbox',
			'--disable-gpu',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
		],
	});
	try {
		const page = await browser.newPage({ viewport, colorScheme: 'light' });
		await page.goto(`${url}/signin`);
		await page.locator('input[name="emailOrLdapLoginId"]').fill(email);
		await page.locator('input[name="password"]').fill(password);
		await page.locator('[data-test-id="form-submit-button"]').click();
		await page.waitForURL(/\/(home|workflow)/);
		return { page, close: () => browser.close() };
	} catch (error) {
		await browser.close();
		throw error;
	}
}

/**
 * Opens a workflow and fits its canvas to the window.
 *
 * @throws Error when the canvas shows a node that n8n does not know
 */
export async function showWorkflow(page: Page, url: string, workflowId: string): Promise<void> {
	await page.goto(`${url}/workflow/${workflowId}`);
	await page.locator('[data-test-id="canvas-node"]').first().waitFor();
	await page.keyboard.press('1');
	await page.waitForTimeout(SETTLE_MS);
	const text = await page.locator('[data-test-id="canvas"]').innerText();
	const unknown = UNKNOWN.exec(text);
	if (unknown) throw new Error(`The canvas of ${workflowId} says "${unknown[0]}"`);
}
