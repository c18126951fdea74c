import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { readLedger, unfinished } from '../../sandbox/lib/ledger.ts';
import {
	openScenario,
	SIGNING_SECRET,
	type Scenario,
	type ScenarioOptions,
} from '../../sandbox/lib/scenario.ts';
import { until } from '../../sandbox/lib/until.ts';
import { createOrder } from '../../sandbox/shopify/order.ts';
import { sign } from '../../sandbox/shopify/sign.ts';
import { webhookRequest } from '../../sandbox/shopify/webhook.ts';

/** A scenario in a user folder of its own, opened before the tests of a file and closed after. */
export function useScenario(options: Omit<ScenarioOptions, 'userFolder'> = {}) {
	const opened = {} as Scenario & { userFolder: string };
	beforeAll(async () => {
		const userFolder = await mkdtemp(join(tmpdir(), 'steadfast-test-'));
		Object.assign(opened, await openScenario({ userFolder, ...options }), { userFolder });
	});
	afterAll(async () => {
		await opened.close?.();
		await rm(opened.userFolder, { recursive: true, force: true });
	});
	return opened;
}

/** Waits until the ledger has `count` deliveries and nothing is left to do. */
export const allSettled = (file: string, count = 0) =>
	until(
		`all ${count} deliveries are done or dead`,
		() => {
			const rows = readLedger(file);
			return rows.length >= count && !rows.some(unfinished);
		},
		180_000,
	);

/** One row of the ledger, by the provider's delivery id. */
export function ledgerRow(file: string, key: string): Record<string, unknown> | undefined {
	const database = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
	try {
		return database.prepare('SELECT * FROM deliveries WHERE delivery_key = ?').get(key);
	} finally {
		database.close();
	}
}

let orders = 0;

/** A signed request for a new order, with what a test changes. The body is signed as it is sent. */
export function anOrder(changes: { body?: string; headers?: Record<string, string> } = {}) {
	orders += 1;
	const order = createOrder(5000 + orders, Date.now() + orders, Date.now());
	const webhookId = `test-${orders}`;
	const genuine = webhookRequest(order, {
		topic: 'orders/create',
		webhookId,
		shopDomain: 'test.myshopify.com',
		secret: SIGNING_SECRET,
	});
	const body = changes.body ?? genuine.body;
	const signature = { 'X-Shopify-Hmac-Sha256': sign(body, SIGNING_SECRET) };
	return {
		webhookId,
		orderName: order.name,
		request: {
			method: 'POST',
			body,
			headers: { ...genuine.headers, ...signature, ...changes.headers },
		},
	};
}

export async function post(
	url: string,
	request: RequestInit,
): Promise<{ status: number; headers: Headers; text: string }> {
	const response = await fetch(url, request);
	const text = await response.text();
	return { status: response.status, headers: response.headers, text };
}
