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
