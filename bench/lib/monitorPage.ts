import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Page } from 'playwright-core';
import type * as Credential from '../../nodes/IntegrationMonitorTrigger/access/credential';
import type { MonitorRequest } from '../../nodes/IntegrationMonitorTrigger/http';
import type * as Serve from '../../nodes/IntegrationMonitorTrigger/serve';
import type { Monitor } from '../../nodes/IntegrationMonitorTrigger/serve';

const BUILT = '../../dist/nodes/IntegrationMonitorTrigger';
const TOKEN = 'monitor-token-0123456789';

type Given = Pick<Monitor, 'store' | 'rules' | 'clock'>;

/** The monitor's page on loopback, without n8n around it, in Chromium. */
export async function withPage<T>(given: Given, work: (page: Page, url: string) => Promise<T>) {
	const { serve } = (await import(`${BUILT}/serve.js`)) as typeof Serve;
	const { accessOf } = (await import(`${BUILT}/access/credential.js`)) as typeof Credential;
	const monitor: Omit<Monitor, 'origins'> = {
		...given,
		access: accessOf({ token: TOKEN }),
		openHealth: false,
		healthFailsWith: 'ledger',
		cookie: { path: '/', secure: false },
	};
	const server = createServer(async ({ method = 'GET', url = '', headers }, response) => {
		const answer = await serve(
			{ ...monitor, origins: [] },
			{
				...{ method, path: '' as const, headers: headers as MonitorRequest['headers'] },
				query: new URL(url, 'http://localhost').searchParams,
				body: new URLSearchParams(),
				address: '127.0.0.1',
			},
		);
		response.writeHead(answer.status, answer.headers).end(answer.body);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const browser = await chromium.launch({
		executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
		args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
	});
	try {
		const page = await browser.newPage({
			extraHTTPHeaders: { authorization: `Bearer ${TOKEN}` },
			viewport: { width: 1280, height: 900 },
		});
		return await work(page, `http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
	} finally {
		await browser.close();
		server.closeAllConnections();
		server.close();
	}
}

/** From the request to the first contentful paint, ms. */
export async function firstPaint(page: Page, url: string): Promise<number> {
	await page.goto(url);
	return await page.evaluate<number>(`new Promise((resolve) =>
		new PerformanceObserver((list) => {
			const paint = list.getEntriesByName('first-contentful-paint')[0];
			if (paint) resolve(paint.startTime);
		}).observe({ type: 'paint', buffered: true }))`);
}
