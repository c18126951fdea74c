import type { N8n } from '../../sandbox/lib/n8n.ts';
import { readLedger } from '../../sandbox/lib/ledger.ts';
import { until } from '../../sandbox/lib/until.ts';
import { describeWith } from '../support/services';
import { allSettled, useScenario } from './support';

const ORDERS = 100;
const START_MS = 60_000;

/** Unless told otherwise n8n may take two minutes to notice that a worker is gone. */
const QUICK_TO_NOTICE = {
	QUEUE_WORKER_LOCK_DURATION: '6000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '2000',
	QUEUE_WORKER_STALLED_INTERVAL: '3000',
};

const startedRuns = (worker: N8n) => worker.log().split('Worker started execution').length - 1;

describeWith('postgres', 'redis')('queue mode: main, webhook process and two workers', () => {
	const scenario = useScenario({ queue: { workers: 2 }, env: QUICK_TO_NOTICE });

	it(`brings ${ORDERS} orders to the warehouse once, with a worker killed among them`, async () => {
		const { shop, warehouse, ledger, queue } = scenario;
		const [doomed, other] = queue!.workers as [N8n, N8n];
		warehouse.set({ mode: 'slow', slowMs: 50 });
		const orders = Array.from({ length: ORDERS }, () => shop.placeOrder());
		await until('a third is booked', () => warehouse.ledger().length > ORDERS / 3, START_MS);

		// A run that has just begun, and that takes far longer than the kill.
		warehouse.set({ mode: 'slow', slowMs: 3_000 });
		const before = startedRuns(doomed);
		await until('it runs one more', () => startedRuns(doomed) > before, START_MS);
		await doomed.kill();
		warehouse.set({ mode: 'up' });
		await doomed.start();
		await shop.settled();
		await allSettled(ledger, ORDERS);

		const rows = readLedger(ledger);
		process.stdout.write(
			`${ORDERS} orders, a worker killed: ${warehouse.ledger().length} booked, ` +
				`${rows.filter(({ attempts }) => attempts > 1).length} run again, ` +
				`${startedRuns(other)} runs on the worker that lived\n`,
		);
		expect(orders.map(({ state }) => state)).toEqual(Array(ORDERS).fill('delivered'));
		expect(
			warehouse
				.ledger()
				.map((entry) => entry.order_number)
				.sort(),
		).toEqual(orders.map(({ orderName }) => orderName).sort());
		expect(rows.map(({ status }) => status)).toEqual(Array(ORDERS).fill('done'));
		expect(rows.some(({ attempts }) => attempts > 1)).toBe(true);
		expect(startedRuns(other)).toBeGreaterThan(0);
	});

	it('takes an order while Redis is away, and runs it when it is back', async () => {
		const { shop, warehouse, ledger, queue } = scenario;
		const booked = warehouse.ledger().length;
		await queue!.redis.stop();
		const order = shop.placeOrder();
		await until('it is acknowledged', () => order.state === 'delivered', START_MS);
		await queue!.redis.start();
		await allSettled(ledger, ORDERS + 1);
		expect(warehouse.ledger().length).toBe(booked + 1);
	});

	it('takes production webhooks on the webhook process only', async () => {
		const { n8n, webhookUrl } = scenario;
		const onMain = webhookUrl.replace(new URL(webhookUrl).origin, n8n.url);
		expect((await fetch(onMain, { method: 'POST' })).status).toBe(404);
		expect((await fetch(webhookUrl, { method: 'POST' })).status).toBe(401);
	});
});
