import { startWarehouse } from '../../../sandbox/warehouse/simulator.ts';
import type { Warehouse } from '../../../sandbox/warehouse/simulator.ts';

const API_KEY = 'wh_test';
const NOW = Date.UTC(2026, 10, 20);

let now: number;
let slept: number[];
let warehouse: Warehouse;

beforeEach(async () => {
	now = NOW;
	slept = [];
	warehouse = await startWarehouse({
		apiKey: API_KEY,
		clock: () => now,
		sleep: async (ms) => void slept.push(ms),
	});
});

afterEach(() => warehouse.close());

async function call(method: string, path: string, body?: unknown, headers = {}) {
	const response = await fetch(warehouse.url + path, {
		method,
		headers: { 'Content-Type': 'application/json', ...headers },
		body: typeof body === 'string' ? body : JSON.stringify(body),
	});
	const answer = (await response.json()) as { error?: string };
	return { status: response.status, headers: response.headers, body: answer };
}

const order = (number: unknown, key?: string) =>
	call(
		'POST',
		'/orders',
		{ order_number: number },
		{
			'X-Api-Key': API_KEY,
			...(key && { 'Idempotency-Key': key }),
		},
	);

const statuses = async (count: number) => {
	const seen: number[] = [];
	for (let index = 0; index < count; index += 1) seen.push((await order(`s${index}`)).status);
	return seen;
};

describe('an order', () => {
	test('is booked with the key of the API', async () => {
		const { status, body } = await order('1001', 'k1');
		expect(status).toBe(201);
		expect(body).toEqual({
			id: expect.any(String),
			order_number: '1001',
			received_at: new Date(NOW).toISOString(),
		});
		expect(warehouse.ledger()).toMatchObject([
			{ order_number: '1001', idempotencyKey: 'k1', acceptedAt: NOW, requests: 1 },
		]);
	});

	test('without the key, or with a wrong one, is refused', async () => {
		const body = { order_number: '1001' };
		expect((await call('POST', '/orders', body)).status).toBe(401);
		expect((await call('POST', '/orders', body, { 'X-Api-Key': 'no' })).status).toBe(401);
		expect(warehouse.ledger()).toEqual([]);
	});

	test.each([undefined, '', null, {}])('numbered %p is refused', async (number) => {
		const { status, body } = await order(number);
		expect(status).toBe(422);
		expect(body.error).toContain('order_number');
	});

	test('that is not JSON is refused', async () => {
		expect((await call('POST', '/orders', '{"order_number":')).status).toBe(400);
	});

	test('sent again under its idempotency key gets the first answer and counts once', async () => {
		const first = await order('1001', 'k1');
		now += 60_000;
		const again = await order('1001', 'k1');
		expect(again.status).toBe(200);
		expect(again.headers.get('Idempotent-Replayed')).toBe('true');
		expect(again.body).toEqual(first.body);
		expect(warehouse.ledger()).toMatchObject([{ order_number: '1001', requests: 2 }]);
	});

	test.each(['k2', undefined])('sent again under the key %p is a conflict', async (key) => {
		await order('1001', 'k1');
		expect((await order('1001', key)).status).toBe(409);
		expect(warehouse.ledger()).toHaveLength(1);
	});

	test('without any key is booked once', async () => {
		expect([(await order(1001)).status, (await order('1001')).status]).toEqual([201, 409]);
	});

	test('cannot use the key of another order', async () => {
		await order('1001', 'k1');
		expect((await order('1002', 'k1')).status).toBe(409);
		expect(warehouse.ledger()).toHaveLength(1);
	});
});

describe('GET /ledger', () => {
	test('shows the orders as they came, with their headers but for the API key', async () => {
		await order('1002', 'k2');
		await order('1001', 'k1');
		const { body } = await call('GET', '/ledger');
		expect(body).toEqual(warehouse.ledger());
		expect(body).toMatchObject([
			{ order_number: '1002', headers: { 'idempotency-key': 'k2' } },
			{ order_number: '1001', headers: { 'idempotency-key': 'k1' } },
		]);
		expect(JSON.stringify(body)).not.toContain(API_KEY);
	});
});

describe('switches', () => {
	test('down: the connection breaks and nothing is booked, but the request is counted', async () => {
		warehouse.set({ mode: 'down' });
		await expect(order('1001', 'k1')).rejects.toThrow();
		expect(warehouse.ledger()).toEqual([]);
		expect(warehouse.requests('1001')).toBe(1);
		warehouse.set({ mode: 'up' });
		expect((await order('1001', 'k1')).status).toBe(201);
	});

	test('slow: answers after slowMs', async () => {
		warehouse.set({ mode: 'slow', slowMs: 1_234 });
		expect((await order('1001')).status).toBe(201);
		expect(slept).toEqual([1_234]);
	});

	test('throttle: 429 with Retry-After', async () => {
		warehouse.set({ mode: 'throttle', retryAfter: 7 });
		const { status, headers } = await order('1001');
		expect([status, headers.get('Retry-After')]).toEqual([429, '7']);
		expect(warehouse.ledger()).toEqual([]);
	});

	test('throttle with perSecond: a window that slides', async () => {
		warehouse.set({ mode: 'throttle', perSecond: 2 });
		expect(await statuses(3)).toEqual([201, 201, 429]);
		now += 999;
		expect((await order('1001')).status).toBe(429);
		now += 1;
		expect((await order('1001')).status).toBe(201);
	});

	test.each([500, 503] as const)('error: %d', async (errorStatus) => {
		warehouse.set({ mode: 'error', errorStatus });
		expect((await order('1001')).status).toBe(errorStatus);
		expect(warehouse.ledger()).toEqual([]);
	});

	test('refuse: 422 for every order, and nothing is booked', async () => {
		warehouse.set({ mode: 'refuse' });
		expect((await order('1001')).status).toBe(422);
		expect(warehouse.ledger()).toEqual([]);
	});

	test('every: the fault holds for every nth request only', async () => {
		warehouse.set({ mode: 'error', every: 3 });
		expect(await statuses(7)).toEqual([201, 201, 503, 201, 201, 503, 201]);
	});

	test('reject: 422 with the reason, until it is taken back', async () => {
		warehouse.set({ reject: ['1002'] });
		expect((await order('1001')).status).toBe(201);
		const { status, body } = await order('1002');
		expect(status).toBe(422);
		expect(body.error).toContain('1002');
		warehouse.set({ reject: [] });
		expect((await order('1002')).status).toBe(201);
	});

	test('dropNext: books the order, breaks the connection, and recognises the retry', async () => {
		warehouse.set({ dropNext: true });
		await expect(order('1001', 'k1')).rejects.toThrow();
		expect(warehouse.ledger()).toHaveLength(1);
		const retry = await order('1001', 'k1');
		expect([retry.status, retry.headers.get('Idempotent-Replayed')]).toEqual([200, 'true']);
		expect(warehouse.ledger()).toMatchObject([{ requests: 2 }]);
	});

	test('PUT /switches changes what it names and shows the whole', async () => {
		const { status, body } = await call('PUT', '/switches', { mode: 'error', errorStatus: 500 });
		expect(status).toBe(200);
		expect(body).toMatchObject({ mode: 'error', errorStatus: 500, every: 1, reject: [] });
		expect((await call('GET', '/switches')).body).toEqual(body);
		expect((await order('1001')).status).toBe(500);
	});

	test('PUT /switches takes what curl -d sends, which is said to be a form', async () => {
		const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
		const { body } = await call('PUT', '/switches', '{"mode":"error"}', form);
		expect(body).toMatchObject({ mode: 'error' });
	});

	test('PUT /switches without JSON is refused', async () => {
		expect((await call('PUT', '/switches', 'mode=error')).status).toBe(400);
	});

	test.each<Record<string, unknown>>([
		{ mode: 'sideways' },
		{ every: 0 },
		{ slowMs: -1 },
		{ errorStatus: 404 },
		{ reject: [1001] },
		{ dropNext: 'yes' },
		{ toString: 1 },
	])('PUT /switches refuses %p by name', async (bad) => {
		const { status, body } = await call('PUT', '/switches', bad);
		expect(status).toBe(400);
		expect(body.error).toContain(Object.keys(bad)[0]);
		expect((await order('1001')).status).toBe(201);
	});
});
