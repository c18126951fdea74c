import fc from 'fast-check';
import type { DeliveryStatus } from '../../core/delivery/types';
import { toItem } from '../../nodes/DeadLetterTrigger/replayItems';
import { instanceStore } from '../../nodes/shared/instanceStore';
import { letterBox } from './deadLetterNode';
import { output } from './harness';

process.env.STEADFAST_STORE = 'memory';

interface Letter {
	status: DeliveryStatus;
	value: number;
	replayId?: string;
}

/** One step, about the letter that was added as number `which`, where it is about one. */
const step = fc.record({
	action: fc.constantFrom(
		...(['add', 'replay', 'replayAll', 'cancel', 'edit', 'succeed', 'fail'] as const),
		...(['again', 'resolve', 'discard', 'purge'] as const),
	),
	which: fc.nat(5),
});

/** The Dead Letter node, its trigger's side of the ledger, and what both have to amount to. */
function system() {
	const box = letterBox();
	const { workflowId } = box;
	const scope = `${workflowId}/dead-letters`;
	const letters = new Map<number, Letter>();
	const replays: string[] = [];
	let serial = 0;

	const about = (id: number) => ({ which: 'ids', ids: String(id) });
	const become = (from: DeliveryStatus[], to: Partial<Letter>, id?: number) => {
		for (const [known, letter] of letters) {
			if ((id === undefined || known === id) && from.includes(letter.status)) {
				Object.assign(letter, to);
			}
		}
	};

	async function replay(id?: number) {
		const which = id === undefined ? {} : about(id);
		const [result] = await box.results({ operation: 'replay', returnAll: true, ...which });
		const replayId = String(result?.replayId);
		replays.push(replayId);
		become(['dead'], { status: 'queued', replayId }, id);
	}

	/** The trigger runs the workflow for the item that is due first. */
	async function drain(end: 'succeed' | 'fail' | 'again') {
		const { ledger } = await instanceStore();
		const [lease] = await ledger.claim(scope, 1, 60_000);
		if (!lease) return;
		if (end === 'again') await box.run({ operation: 'add' }, [toItem(lease)]);
		const failed = end === 'fail';
		await ledger.settle(lease, failed ? { status: 'dead', reason: 'no' } : { status: 'done' });
		Object.assign(letters.get(lease.id)!, { status: end === 'succeed' ? 'done' : 'dead' });
	}

	async function perform(action: string, id: number | undefined) {
		if (action === 'add') {
			const value = (serial += 1);
			const run = await box.add({ value, delivery: { correlationId: `c${value}` } });
			const added = Number(output(run, 'Dead Letter')[0]?.id);
			letters.set(added, { status: 'dead', value });
		} else if (action === 'replayAll') {
			await replay();
		} else if (action === 'succeed' || action === 'fail' || action === 'again') {
			await drain(action);
		} else if (action === 'cancel') {
			const replayId = replays.at(-1);
			if (replayId === undefined) return;
			await box.results({ resource: 'replay', operation: 'cancel', replayId });
			for (const letter of letters.values()) {
				if (letter.replayId === replayId && letter.status === 'queued') letter.status = 'dead';
			}
		} else if (action === 'purge') {
			// One received in this very millisecond is not older than now.
			const filter = { operation: 'purge', olderThanDays: 0, confirmPurge: true };
			const now = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 1);
			await box.results({ ...filter, purgeStatuses: ['resolved', 'discarded'] });
			now.mockRestore();
			for (const [known, { status }] of letters) {
				if (status === 'resolved' || status === 'discarded') letters.delete(known);
			}
		} else if (id !== undefined) {
			if (action === 'replay') await replay(id);
			else if (action === 'edit') {
				const value = (serial += 1);
				// Fails where it is not dead, and changes nothing.
				await box.run({ operation: 'edit', id, payload: JSON.stringify({ value }) });
				become(['dead'], { value }, id);
			} else {
				await box.results({ operation: action, ...about(id) });
				become(['dead'], { status: action === 'resolve' ? 'resolved' : 'discarded' }, id);
			}
		}
	}

	return {
		async step({ action, which }: { action: string; which: number }) {
			await perform(action, [...letters.keys()][which]);
		},
		expected: () => [...letters].map(([id, { status, value }]) => ({ id, status, value })),
		async actual() {
			const { ledger } = await instanceStore();
			return (await ledger.find({ workflowId, limit: 100 })).map(({ id, status, body }) => ({
				id,
				status,
				value: (JSON.parse(String(body)) as Letter).value,
			}));
		},
	};
}

describe('Dead Letter: any sequence of operations', () => {
	it('loses nothing, and leaves each letter where it has to be', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 15 }), async (steps) => {
				const { step: perform, expected, actual } = system();
				for (const next of steps) {
					await perform(next);
					expect(await actual()).toEqual(expected());
				}
			}),
			{ numRuns: 60 },
		);
	});
});
