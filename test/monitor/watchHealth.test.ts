import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { watchHealth } from '../../nodes/IntegrationMonitorTrigger/watchHealth';
import { instanceStore } from '../../nodes/shared/instanceStore';
import { fakeTrigger, failed, succeeded } from '../support/trigger';
import { aDelivery } from '../support/deliveries';

process.env.STEADFAST_STORE = `sqlite:${join(mkdtempSync(join(tmpdir(), 'steadfast-watch-')), 'ledger.sqlite')}`;
jest.mock('../../nodes/shared/systemTime', () => ({
	...jest.requireActual<object>('../../nodes/shared/systemTime'),
	// The watch looks again as soon as the machine is free.
	backgroundSleep: (_: number, signal: AbortSignal) =>
		new Promise<void>((resolve, reject) => {
			signal.addEventListener('abort', () => reject(new Error('stopped')));
			setImmediate(resolve);
		}),
}));

const PARAMETERS = { events: ['degraded', 'failed', 'recovered'], settings: { holdMinutes: 0 } };

async function start(parameters: object = PARAMETERS) {
	const trigger = fakeTrigger(parameters as Record<string, unknown>);
	Object.assign(trigger.context, { getInstanceBaseUrl: () => 'https://n8n.example/' });
	const { closeFunction } = await watchHealth(trigger.context);
	return { ...trigger, stop: async () => await closeFunction?.() };
}

const bury = async () => {
	const { ledger } = await instanceStore();
	return await ledger.bury(aDelivery({ kind: 'item' }), 'no such SKU');
};

it('starts the workflow once for a change, again when that run failed, and not after a restart', async () => {
	const first = await start();
	await bury();
	const run = await first.nextRun();
	expect(run.items).toMatchObject([
		{
			json: {
				event: 'degraded',
				integration: 'Orders · Shopify',
				from: 'healthy',
				health: 'degraded',
				reason: '1 dead letter in the last 60 min',
				figures: { dead: 1 },
				link: 'https://n8n.example/webhook/node/monitor',
			},
		},
	]);
	run.end(failed('Slack is down'));
	const again = await first.nextRun();
	expect(again.items).toEqual(run.items);
	again.end(succeeded);
	await first.stop();

	const second = await start();
	for (let letter = 0; letter < 9; letter++) await bury();
	const next = await second.nextRun();
	expect(next.items).toMatchObject([{ json: { event: 'failed', from: 'degraded' } }]);
	next.end(succeeded);
	await second.stop();
});
