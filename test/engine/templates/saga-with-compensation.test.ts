import type { IDataObject } from 'n8n-workflow';
import { useNock } from '../../support/nock';
import { didRun } from '../harness';
import { openTemplate } from './template';

const TRIGGER = 'Paid order';
const template = openTemplate('saga-with-compensation', () => ({
	steadfastBearerApi: { token: 'token-0123456789' },
}));
const nock = useNock();

const order = {
	id: 1,
	name: '#1042',
	total_price: '19.99',
	currency: 'EUR',
	line_items: [{ sku: 'MUG', quantity: 2, title: 'Mug' }],
} satisfies IDataObject;

const STEPS = {
	reserve: ['POST', 'https://warehouse.example.com', '/reservations'],
	charge: ['POST', 'https://payments.example.com', '/charges'],
	ship: ['POST', 'https://carrier.example.com', '/shipments'],
	refund: ['POST', 'https://payments.example.com', '/charges/c1/refunds'],
	release: ['DELETE', 'https://warehouse.example.com', '/reservations/r1'],
} as const;
type Step = keyof typeof STEPS;

let calls: Array<{ step: Step; key: string | null; body: string }> = [];

/** The system answers this step once. */
function answer(step: Step, status: number, body: IDataObject = {}) {
	const [method, host, path] = STEPS[step];
	nock(host)
		.intercept(path, method)
		.reply(async (request: Request) => {
			const key = request.headers.get('idempotency-key');
			calls.push({ step, key, body: await request.text() });
			return [status, body];
		});
}
const reserved = () => answer('reserve', 201, { id: 'r1' });
const charged = () => answer('charge', 201, { id: 'c1' });
const made = () => calls.map(({ step }) => step);

let serial = 0;
let key = '';
beforeEach(async () => {
	await template.clear();
	calls = [];
	key = `order-${(serial += 1)}`;
});

describe('Saga with compensation', () => {
	it('makes the three steps in their order, each with a key of its own', async () => {
		reserved();
		charged();
		answer('ship', 201, { id: 's1' });
		const [run] = await template.deliver(TRIGGER, key, order);
		expect(run!.status).toBe('success');
		expect(made()).toEqual(['reserve', 'charge', 'ship']);
		expect(new Set(calls.map((call) => call.key)).size).toBe(3);
		expect(JSON.parse(calls[0]!.body)).toEqual({
			order: '#1042',
			lines: [{ sku: 'MUG', quantity: 2 }],
		});
		expect(JSON.parse(calls[2]!.body)).toEqual({ order: '#1042', reservation: 'r1' });
		expect(await template.deliver(TRIGGER, key, order)).toEqual([]);
	});

	it('takes up after an outage where it stopped', async () => {
		reserved();
		charged();
		answer('ship', 503);
		answer('ship', 503);
		answer('ship', 201, { id: 's1' });
		const runs = await template.deliver(TRIGGER, key, order);
		expect(runs.map(({ status }) => status)).toEqual(['error', 'success']);
		expect(made()).toEqual(['reserve', 'charge', 'ship', 'ship', 'ship']);
		expect(await template.letters()).toEqual([]);
	});

	it('undoes in reverse what was done before a step is refused, and keeps the order', async () => {
		reserved();
		charged();
		answer('ship', 422, { error: 'address unknown' });
		answer('refund', 201);
		answer('release', 204);
		const runs = await template.deliver(TRIGGER, key, order);
		expect(runs.map(({ status }) => status)).toEqual(['success']);
		expect(made()).toEqual(['reserve', 'charge', 'ship', 'refund', 'release']);
		expect(await template.letters()).toMatchObject([
			{ correlationId: key, reason: expect.stringContaining('address unknown') },
		]);
	});

	it('undoes nothing that was not done', async () => {
		reserved();
		answer('charge', 402, { error: 'card declined' });
		answer('release', 204);
		await template.deliver(TRIGGER, key, order);
		expect(made()).toEqual(['reserve', 'charge', 'release']);
	});

	it('stays given up when the run is repeated after a crash', async () => {
		reserved();
		answer('charge', 402);
		answer('release', 204);
		await template.deliver(TRIGGER, key, order);
		calls = [];
		const run = await template.start(TRIGGER, [{ ...order, delivery: { correlationId: key } }]);
		expect(run.status).toBe('success');
		expect(didRun(run, 'Undone')).toBe(true);
		expect(made()).toEqual([]);
	});

	it('keeps what it could not undo on the same dead letter, and undoes it on replay', async () => {
		reserved();
		charged();
		answer('ship', 422);
		answer('refund', 201);
		answer('release', 503);
		answer('release', 503);
		await template.deliver(TRIGGER, key, order);
		expect(await template.letters()).toMatchObject([
			{ correlationId: key, reason: expect.stringMatching(/^Not undone: .*503/) },
		]);
		calls = [];
		answer('release', 204);
		await template.replay();
		expect(made()).toEqual(['release']);
		expect(await template.letters()).toEqual([]);
	});

	it('keeps the order when an outage lasts, and finishes it when it is replayed', async () => {
		reserved();
		for (let attempt = 0; attempt < 20; attempt += 1) answer('charge', 503);
		await template.deliver(TRIGGER, key, order);
		expect(await template.letters()).toMatchObject([{ kind: 'webhook', correlationId: key }]);
		calls = [];
		charged();
		answer('ship', 201, { id: 's1' });
		await template.replay(TRIGGER);
		expect(made()).toEqual(['charge', 'ship']);
		expect(await template.letters()).toEqual([]);
	});
});
