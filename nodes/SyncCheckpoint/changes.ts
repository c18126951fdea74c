import type { INodeExecutionData } from 'n8n-workflow';
import { changeDetector, countInRun, type Counts, type SyncState } from '../../core/sync';
import { envelopeOf, type SyncNote } from '../shared/envelope';
import { withFields, passedOn, type Operation, type OperationContext } from './operation';
import { readNotes, readRecords } from './records';
import { RUNS } from './values';

/**
 * Two outputs: what is new or changed, and what is not. A change gets a correlation ID, which makes
 * the idempotency key of the call that sends it: the same until it is confirmed.
 */
export const detect: Operation = async (given) => {
	const { context, state, sync, items } = given;
	const detector = changeDetector(state, sync);
	const records = readRecords(given);
	const latest = new Map(records.map((record) => [record.key, record]));
	const detected = await detector.detect([...latest.values()], await listingOf(given));
	const found = new Map([...latest.values()].map((record, index) => [record, detected[index]!]));
	const changed: INodeExecutionData[] = [];
	const unchanged: INodeExecutionData[] = [];
	for (const [index, item] of items.entries()) {
		const record = records[index]!;
		const { change = 'repeated', since } = found.get(record) ?? {};
		const note: SyncNote = { name: sync, ...record, change };
		const correlationId = `${sync}:${record.key}:${since}`;
		const envelope = envelopeOf(item.json);
		const delivery = { ...(since && { correlationId }), ...envelope, sync: note };
		(since ? changed : unchanged).push(withFields(item, index, { delivery }));
	}
	if (context.getNodeParameter('confirmAtOnce', 0, false)) {
		await detector.confirm([...latest.values()]);
	}
	await countAll(given, { changed: changed.length, unchanged: unchanged.length });
	return [changed, unchanged];
};

/** The target has taken the items: they are no longer new. */
export const confirm: Operation = async (given) => {
	const { state, sync, items } = given;
	const detector = changeDetector(state, sync);
	const notes = readNotes(given);
	await detector.confirm(notes.filter(({ change }) => change !== 'deleted'));
	const gone = notes.filter(({ change }) => change === 'deleted');
	await detector.confirmDeleted(gone.map(({ key }) => key));
	await countAll(given, { confirmed: notes.length });
	return [passedOn(items)];
};

/** An item for each record that the full listing of this run no longer had. */
export const findDeleted: Operation = async (given) => {
	const { context, state, sync } = given;
	const listing = await listingOf(given);
	const { deleted, known } = await changeDetector(state, sync).findDeleted(listing);
	const maxShare = context.getNodeParameter('maxDeletedPercent', 0, 50) as number;
	if (deleted.length * 100 > known * maxShare) {
		throw new Error(
			`${deleted.length} of ${known} known records were not in the listing, more than ${maxShare} %. That looks like a listing that was cut short. Nothing is reported as deleted; raise Most Deleted (Percent) if it is right.`,
		);
	}
	return [
		deleted.map((key) => {
			const correlationId = `${sync}:${key}:${listing}`;
			const note: SyncNote = { name: sync, key, hash: '', change: 'deleted' };
			return { json: { key, delivery: { correlationId, sync: { ...note } } }, pairedItem: 0 };
		}),
	];
};

/** A listing may take many calls of the node, and several runs when one ended in its middle. */
async function listingOf({ context, state, sync }: OperationContext): Promise<string> {
	const executionId = context.getExecutionId();
	const { run, listing } = (await state.read<SyncState>(RUNS + sync)) ?? {};
	return run?.id === executionId && listing ? listing.id : executionId;
}

/** In the run of this execution, for its history; outside of one, as in a replay, there is none. */
async function countAll({ context, state, sync }: OperationContext, counts: Counts): Promise<void> {
	await state.update(RUNS + sync, (current: SyncState | undefined) =>
		countInRun(current, context.getExecutionId(), counts),
	);
}
