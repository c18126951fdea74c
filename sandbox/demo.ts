import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { faults, figures } from './demo/figures.ts';
import type { Outcome } from './demo/figures.ts';
import { planTraffic } from './demo/traffic.ts';
import type { TrafficOptions } from './demo/traffic.ts';
import { untilInterrupted } from './lib/interrupt.ts';
import { readLedger, unfinished } from './lib/ledger.ts';
import { say } from './lib/say.ts';
import { openScenario } from './lib/scenario.ts';
import type { Scenario } from './lib/scenario.ts';
import { until } from './lib/until.ts';
import type { Delivery } from './shopify/simulator.ts';

const REPLAY_TRIGGER = 'Replay dead letters';
/** Beyond the outage, whose length the waits between retries may come to. */
const SETTLE_MS = 120_000;
const LOG_LINES = 60;

function options(): TrafficOptions {
	const { values } = parseArgs({
		options: {
			orders: { type: 'string', default: '60' },
			rate: { type: 'string', default: '50' },
			outage: { type: 'string', default: '20' },
		},
	});
	const positive = (name: keyof typeof values): number => {
		const value = Number(values[name]);
		if (!(value > 0)) throw new Error(`--${name} takes a number above 0, not "${values[name]}"`);
		return value;
	};
	return {
		orders: Math.ceil(positive('orders')),
		rate: positive('rate'),
		outageMs: positive('outage') * 1_000,
	};
}

/** Plays the traffic. @returns the order that the warehouse rejects */
async function play(
	{ shop, warehouse }: Scenario,
	traffic: TrafficOptions,
	signal: AbortSignal,
): Promise<Delivery> {
	const orders: Delivery[] = [];
	let rejected: Delivery | undefined;
	const start = Date.now();
	for (const step of planTraffic(traffic)) {
		await sleep(Math.max(0, start + step.at - Date.now()), undefined, { signal });
		switch (step.do) {
			case 'order': {
				const order = shop.placeOrder();
				orders[step.index] = order;
				if (step.rejected) {
					rejected = order;
					warehouse.set({ reject: [String(order.orderNumber), order.orderName] });
				}
				break;
			}
			case 'repeat': {
				const order = orders[step.index];
				if (order) shop.repeat(order);
				break;
			}
			case 'forge':
				shop.forge(step.forgery);
				break;
			case 'switch':
				say(`${Math.round(step.at / 1_000)} s: the warehouse goes ${step.mode}`);
				warehouse.set({ mode: step.mode });
		}
	}
	await shop.settled();
	if (!rejected) throw new Error('The traffic had no order to reject');
	return rejected;
}

async function perform(
	scenario: Scenario,
	traffic: TrafficOptions,
	signal: AbortSignal,
): Promise<Outcome> {
	const { shop, warehouse, rest, workflowId, ledger } = scenario;
	const settled = () =>
		until(
			'every delivery in the ledger is done or dead',
			() => !readLedger(ledger).some(unfinished),
			SETTLE_MS + 2 * traffic.outageMs,
			signal,
		);

	say(`Sending ${traffic.orders} orders, ${traffic.rate} a minute`);
	const rejected = await play(scenario, traffic, signal);
	say('All sent; waiting for the last retries');
	await settled();
	const beforeReplay = readLedger(ledger);

	say(`Mending the warehouse, and running "${REPLAY_TRIGGER}"`);
	warehouse.set({ reject: [] });
	const { status } = await rest.runFrom(workflowId, REPLAY_TRIGGER);
	if (status !== 'success') throw new Error(`The run of "${REPLAY_TRIGGER}" ended as ${status}`);
	await settled();
	return {
		deliveries: shop.deliveries(),
		rejected,
		booked: warehouse.ledger(),
		requests: ({ orderNumber, orderName }) =>
			warehouse.requests(String(orderNumber)) + warehouse.requests(orderName),
		beforeReplay,
		afterReplay: readLedger(ledger),
	};
}

function print(figuresByName: Record<string, string>): void {
	const width = Math.max(...Object.keys(figuresByName).map((name) => name.length));
	say('');
	for (const [name, figure] of Object.entries(figuresByName))
		say(`${name.padEnd(width)}  ${figure}`);
	say('');
}

/** What helps to find out why a demo went wrong. */
function explain({ n8n, ledger }: Scenario): void {
	for (const { id, kind, status, attempts, reason } of readLedger(ledger)) {
		if (status !== 'done') say(`${kind} ${id} is ${status} after ${attempts} attempts: ${reason}`);
	}
	say(`\nThe end of n8n's log:\n${n8n.log(LOG_LINES)}\n`);
}

/** `npm run demo`: the scenario without a person, judged at the end. */
async function main(signal: AbortSignal): Promise<void> {
	const traffic = options();
	const userFolder = await mkdtemp(join(tmpdir(), 'steadfast-demo-'));
	try {
		const scenario = await openScenario({ userFolder, signal });
		try {
			const outcome = await perform(scenario, traffic, signal);
			print(figures(outcome));
			const wrong = faults(outcome);
			if (wrong.length > 0) throw new Error(wrong.join('\n'));
			say('Every genuine order reached the warehouse exactly once, and no forged one did.');
		} catch (error) {
			if (!signal.aborted) explain(scenario);
			throw error;
		} finally {
			await scenario.close();
		}
	} finally {
		await rm(userFolder, { recursive: true, force: true });
	}
}

void untilInterrupted(main);
