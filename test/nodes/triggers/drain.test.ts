import { ManualExecutionCancelledError } from 'n8n-workflow';
import { instanceStore } from '../../../nodes/shared/instanceStore';
import { drain } from '../../../nodes/triggers/shared/drain';
import { shopify } from '../../../providers/shopify/provider';
import { aDelivery } from '../../support/deliveries';
import { settle } from '../../support/time';
import { failed, fakeTrigger, succeeded, type FakeTrigger } from '../../support/trigger';

process.env.STEADFAST_STORE = 'memory';

let serial = 0;
let workflowId: string;
let scope: string;
let stop: (() => Promise<void>) | undefined;
beforeEach(() => {
	workflowId = `drain-${(serial += 1)}`;
	scope = `${workflowId}/node`;
});
afterEach(() => stop?.());

async function start(options: Record<string, unknown> = {}): Promise<FakeTrigger> {
	const trigger = fakeTrigger({ deliveryMode: 'ledger', settings: options }, { workflowId });
	stop = (await drain(trigger.context, shopify)).closeFunction;
	return trigger;
}

async function record(key: string) {
	const { ledger } = await instanceStore();
	const { id } = await ledger.record(aDelivery({ scope, key }));
	return async () => (await ledger.find({ ids: [id], limit: 1 }))[0];
}

describe('the drain of a Verified Trigger', () => {
	it('runs the workflow for a recorded delivery, and is done when the run is', async () => {
		const trigger = await start();
		const delivery = await record('a');
		const run = await trigger.nextRun();
		expect(run.items).toMatchObject([{ json: { id: 1, delivery: { id: 'a', attempt: 1 } } }]);
		expect(await delivery()).toMatchObject({ status: 'leased' });
		run.end(succeeded);
		await settle();
		expect(await delivery()).toMatchObject({ status: 'done' });
	});

	it('adds the event as text when an option says so', async () => {
		const trigger = await start({ asText: true });
		await record('a');
		const [item] = (await trigger.nextRun()).items;
		expect(item!.json.delivery).toMatchObject({ text: '{"id":1}' });
	});

	it('runs what was recorded before it started', async () => {
		await record('a');
		const trigger = await start();
		expect((await trigger.nextRun()).items).toHaveLength(1);
	});

	it('keeps a failed delivery for later, with the node that failed', async () => {
		const trigger = await start();
		const delivery = await record('a');
		(await trigger.nextRun()).end(failed('HTTP 503'));
		await settle();
		expect(await delivery()).toMatchObject({ status: 'retrying', reason: 'Send: HTTP 503' });
	});

	it('buries at once what is refused for good', async () => {
		const trigger = await start();
		const delivery = await record('a');
		(await trigger.nextRun()).end(failed('HTTP 422', { retryable: false }));
		await settle();
		expect(await delivery()).toMatchObject({ status: 'dead', reason: 'Send: HTTP 422' });
	});

	it('keeps to the number of attempts and of runs at a time that the node sets', async () => {
		const trigger = await start({ attempts: 1, inFlight: 1 });
		const first = await record('a');
		const second = await record('b');
		const run = await trigger.nextRun();
		await settle();
		expect(await second()).toMatchObject({ status: 'queued' });
		run.end(failed('HTTP 503'));
		(await trigger.nextRun()).end(succeeded);
		await settle();
		expect(await first()).toMatchObject({ status: 'dead' });
		expect(await second()).toMatchObject({ status: 'done' });
	});

	it.each([
		[{}, 'dead'],
		[{ cancelledRun: 'retry' }, 'retrying'],
		[{ cancelledRun: 'done' }, 'done'],
	])('does with a cancelled run what %j says: %s', async (options, status) => {
		const trigger = await start(options);
		const delivery = await record('a');
		(await trigger.nextRun()).reject(new ManualExecutionCancelledError('1'));
		await settle();
		expect(await delivery()).toMatchObject({ status, reason: 'The execution was cancelled' });
	});

	it('tries again what n8n could not write down', async () => {
		const trigger = await start();
		const delivery = await record('a');
		(await trigger.nextRun()).reject(new Error('connect ECONNREFUSED'));
		await settle();
		expect(await delivery()).toMatchObject({ status: 'retrying', reason: 'connect ECONNREFUSED' });
	});

	it('refuses to start with an option that cannot be meant', async () => {
		await expect(start({ waits: 'soon' })).rejects.toThrow('“soon” is no wait');
	});

	it('says in the log that queue mode does not share the ledger', async () => {
		process.env.EXECUTIONS_MODE = 'queue';
		const trigger = await start().finally(() => delete process.env.EXECUTIONS_MODE);
		expect(trigger.logged.join()).toMatch(/queue mode/);
	});

	it('logs each stage with the correlation ID', async () => {
		const trigger = await start();
		await record('a');
		(await trigger.nextRun()).end(succeeded);
		await settle();
		expect(trigger.logged).toEqual([
			expect.stringMatching(/"processing".*"correlationId".*"attempt":1/),
			expect.stringMatching(/"processed".*"correlationId".*"latencyMs"/),
		]);
	});

	it.each([{ mode: 'manual' }, { deliveryMode: 'direct' }])(
		'starts nothing with %j',
		async ({ mode, deliveryMode = 'ledger' }) => {
			const trigger = fakeTrigger({ deliveryMode }, { workflowId, mode });
			expect(await drain(trigger.context, shopify)).toEqual({});
		},
	);

	it('claims nothing after the workflow was unpublished', async () => {
		await start();
		await stop?.();
		const delivery = await record('a');
		await settle();
		expect(await delivery()).toMatchObject({ status: 'queued' });
	});
});
