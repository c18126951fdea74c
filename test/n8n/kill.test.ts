import { setTimeout as sleep } from 'node:timers/promises';
import { readLedger } from '../../sandbox/lib/ledger.ts';
import { allSettled, useScenario } from './support';

const ORDERS = 60;
const KILL_AFTER = [20, 40];

const scenario = useScenario();

describe('n8n killed with SIGKILL in the middle of 60 orders', () => {
	it('brings each order to the warehouse once', async () => {
		const { shop, warehouse, n8n, ledger } = scenario;
		// Slow enough that runs are always under way when n8n is killed.
		warehouse.set({ mode: 'slow', slowMs: 400 });
		const orders = [];
		for (let sent = 1; sent <= ORDERS; sent++) {
			orders.push(shop.placeOrder());
			await sleep(100);
			if (!KILL_AFTER.includes(sent)) continue;
			await n8n.kill();
			await n8n.start();
		}
		await shop.settled();
		await allSettled(ledger, ORDERS);

		const rows = readLedger(ledger);
		const requests = orders.map(({ orderName }) => warehouse.requests(orderName));
		process.stdout.write(
			`SIGKILL ${KILL_AFTER.length} times in ${ORDERS} orders: ` +
				`${warehouse.ledger().length} booked, ${rows.filter(({ attempts }) => attempts > 1).length} run again, ` +
				`${requests.reduce((sum, n) => sum + n, 0)} calls to the warehouse, ` +
				`${shop.deliveries().reduce((sum, { attempts }) => sum + attempts.length, 0)} deliveries from the shop\n`,
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
	});
});
