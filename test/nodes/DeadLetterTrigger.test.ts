import { DeadLetterTrigger } from '../../nodes/DeadLetterTrigger/DeadLetterTrigger.node';
import { instanceStore } from '../../nodes/shared/instanceStore';
import { aDelivery } from '../support/deliveries';
import { settle } from '../support/time';
import { fakeTrigger, failed, succeeded } from '../support/trigger';

process.env.STEADFAST_STORE = 'memory';

let serial = 0;
let workflowId: string;
beforeEach(() => (workflowId = `trigger-${(serial += 1)}`));

const stops: Array<(() => Promise<void>) | undefined> = [];
afterEach(() => Promise.all(stops.splice(0).map((stop) => stop?.())));

async function start(parameters: Record<string, unknown>, mode = 'trigger') {
	const trigger = fakeTrigger({ workflows: 'this', ...parameters }, { workflowId, mode });
	const response = await DeadLetterTrigger.prototype.trigger.call(trigger.context);
	stops.push(response.closeFunction);
	return { ...trigger, response };
}

async function bury(key: string, workflow = workflowId) {
	const { ledger } = await instanceStore();
	return await ledger.bury(
		aDelivery({
			kind: 'item',
			key: `${workflow}:${key}`,
			correlationId: key,
			scope: `${workflow}/dead-letters`,
			body: Buffer.from(JSON.stringify({ order: key, delivery: { correlationId: key } })),
			origin: { workflowId: workflow, workflowName: 'Orders', nodeName: 'Send' },
		}),
		'HTTP 422',
	);
}

describe('Dead Letter Trigger on new dead letters', () => {
	it('starts for this workflow’s that came in since it was published, restarts included', async () => {
		await bury('before');
		const first = await start({ event: 'added' });
		await first.response.closeFunction?.();
		await bury('elsewhere', 'another-workflow');
		await bury('a');
		const run = await (await start({ event: 'added' })).nextRun();
		run.end(succeeded);
		expect(run.items).toMatchObject([
			{ json: { correlationId: 'a', reason: 'HTTP 422', workflowId, payload: { order: 'a' } } },
		]);
	});

	it('does not tell of the same one twice', async () => {
		const first = await start({ event: 'added' });
		await first.response.closeFunction?.();
		await bury('a');
		const second = await start({ event: 'added' });
		(await second.nextRun()).end(succeeded);
		await settle();
		await second.response.closeFunction?.();
		await bury('b');
		const run = await (await start({ event: 'added' })).nextRun();
		expect(run.items).toMatchObject([{ json: { correlationId: 'b' } }]);
	});
});

describe('Dead Letter Trigger with settings', () => {
	/** Publishes, buries, and gives what the run is started with. */
	async function told(parameters: Record<string, unknown>, keys: string[]) {
		const trigger = await start({ event: 'added', ...parameters });
		for (const key of keys) await bury(key);
		// Published again, so that nobody waits for the next look at the ledger.
		await trigger.response.closeFunction?.();
		const run = await (await start({ event: 'added', ...parameters })).nextRun();
		run.end(succeeded);
		return run.items.map(({ json }) => json);
	}

	it('tells a digest', async () => {
		const given = { announce: 'digest', collectCount: 2, samples: 1 };
		expect(await told(given, ['a', 'b'])).toMatchObject([
			{
				count: 2,
				groups: [
					{
						provider: 'shopify',
						workflow: 'Orders',
						reason: 'HTTP 422',
						count: 2,
						samples: [{ correlationId: 'a' }],
					},
				],
			},
		]);
	});

	it('waits until a digest is full', async () => {
		const trigger = await start({ event: 'added', announce: 'digest', collectCount: 2 });
		await bury('a');
		await trigger.response.closeFunction?.();
		const again = await start({ event: 'added', announce: 'digest', collectCount: 2 });
		const started = jest.fn();
		void again.nextRun().then(started);
		await settle();
		expect(started).not.toHaveBeenCalled();
	});

	it('tells above a threshold alone', async () => {
		const given = { options: { thresholdCount: 2, thresholdMinutes: 5 } };
		expect(await told(given, ['a', 'b'])).toHaveLength(2);
	});

	it('masks fields', async () => {
		expect(await told({ options: { maskFields: 'order' } }, ['a'])).toMatchObject([
			{ payload: { order: '***' } },
		]);
	});

	it.each([
		['kind', { kind: 'item' }, 1],
		['provider and type', { provider: 'shopify', type: 'orders/create' }, 1],
		['reason', { reasonText: 'http 4' }, 1],
		['another kind', { kind: 'webhook' }, 0],
		['another provider', { provider: 'stripe' }, 0],
		['another type', { type: 'orders/paid' }, 0],
		['another reason', { reasonText: 'http 5' }, 0],
	])('filters by %s', async (_, filters, count) => {
		const first = await start({ event: 'added', filters });
		await first.response.closeFunction?.();
		await bury('a');
		const trigger = await start({ event: 'added', filters });
		const started = jest.fn();
		void trigger.nextRun().then(started);
		await settle();
		expect(started).toHaveBeenCalledTimes(count);
	});

	it.each([
		['a time of day', { quietFrom: '25:00' }, 'Quiet From: "25:00" is no time of day'],
		['quiet hours without length', { quietFrom: '07:00' }, 'the same time'],
		['a time zone', { quietFrom: '22:00', timeZone: 'Mars' }, '"Mars" is no time zone'],
		['a threshold', { thresholdCount: 0 }, 'Only When at Least'],
		['a window alone', { thresholdMinutes: 5 }, 'needs Only When at Least'],
	])('refuses %s that makes no sense', async (_, options, message) => {
		await expect(start({ event: 'added', options })).rejects.toThrow(message);
	});

	it.each([
		['samples', { samples: -1 }, 'Samples'],
		['a group', { groupBy: ['moon'] }, 'Cannot group by "moon"'],
		['a size', { collectCount: 5000 }, 'Collect at Most'],
		['a time', { collectMinutes: -1 }, 'Collect For'],
	])('refuses a digest with %s that makes no sense', async (_, given, message) => {
		const digest = { event: 'added', announce: 'digest', ...given };
		await expect(start(digest)).rejects.toThrow(message);
	});
});

describe('Dead Letter Trigger on replayed items', () => {
	/** Buries an item, replays it, and gives the run that this starts. */
	async function replayed() {
		const { ledger } = await instanceStore();
		const { id } = await bury('a');
		const trigger = await start({ event: 'replay' });
		await ledger.replay({ ids: [id] });
		const status = async () => {
			await settle();
			return (await ledger.find({ ids: [id], limit: 1 }))[0]?.status;
		};
		return { id, run: await trigger.nextRun(), status };
	}

	it('hands an item back as it was, and is done when the run is', async () => {
		const { id, run, status } = await replayed();
		expect(run.items).toMatchObject([
			{ json: { order: 'a', delivery: { correlationId: 'a', deadLetterId: id, attempt: 1 } } },
		]);
		run.end(succeeded);
		expect(await status()).toBe('done');
	});

	it('takes up no more in a second than the replay asks for', async () => {
		const { ledger } = await instanceStore();
		const ids = [(await bury('a')).id, (await bury('b')).id];
		const trigger = await start({ event: 'replay' });
		const { replayId } = await ledger.replay({ ids }, { perSecond: 0.01 });
		(await trigger.nextRun()).end(succeeded);
		await settle();
		expect(await ledger.counts({ replayId })).toEqual({ done: 1, queued: 1 });
	});

	it('keeps an item dead that was buried again during its run', async () => {
		const { run, status } = await replayed();
		await bury('a');
		run.end(succeeded);
		expect(await status()).toBe('dead');
	});

	it('tries an item again whose run failed', async () => {
		const { run, status } = await replayed();
		run.end(failed('HTTP 503'));
		expect(await status()).toBe('retrying');
	});
});

describe('Dead Letter Trigger in a test run', () => {
	it.each([
		['added', { correlationId: 'a', reason: 'HTTP 422' }],
		['replay', { order: 'a', delivery: { correlationId: 'a' } }],
	])('shows a dead letter there is, and leaves it as it was: %s', async (event, shown) => {
		const { ledger } = await instanceStore();
		const { id } = await bury('a');
		const { response, nextRun } = await start({ event }, 'manual');
		await response.manualTriggerFunction?.();
		expect((await nextRun()).items).toMatchObject([{ json: shown }]);
		expect(await ledger.find({ ids: [id], limit: 1 })).toMatchObject([{ status: 'dead' }]);
	});

	it('says that there is none yet', async () => {
		const { response } = await start({ event: 'added' }, 'manual');
		await expect(response.manualTriggerFunction?.()).rejects.toThrow('no dead letter to show');
	});
});
