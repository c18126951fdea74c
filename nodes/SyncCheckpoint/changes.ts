import type { INodeExecutionData } from 'n8n-workflow';
import { changeDetector } from '../../core/sync';
import { envelopeOf, type SyncNote } from '../shared/envelope';
import { withFields, passedOn, type Operation, type OperationContext } from './operation';
import { readNotes, readRecords } from './records';

/** Two outputs: what is new or changed, and what is not. */
export const detect: Operation = async (given) => {
	const { context, state, sync, items } = given;
	const detector = changeDetector(state, sync);
	const records = readRecords(given);
	const changes = await detector.detect(records, listingOf(given));
	const changed: INodeExecutionData[] = [];
	const unchanged: INodeExecutionData[] = [];
	for (const [index, item] of items.entries()) {
		const change = changes[index]!;
		const note: SyncNote = { name: sync, ...records[index]!, change };
		const delivery = { ...envelopeOf(item.json), sync: note };
		(change === 'unchanged' ? unchanged : changed).push(withFields(item, index, { delivery }));
	}
	if (context.getNodeParameter('confirmAtOnce', 0, false)) await detector.confirm(records);
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
	return [passedOn(items)];
};

/** An item for each record that the full listing of this run no longer had. */
export const findDeleted: Operation = async (given) => {
	const { context, state, sync } = given;
	const { deleted, known } = await changeDetector(state, sync).findDeleted(listingOf(given));
	const maxShare = context.getNodeParameter('maxDeletedPercent', 0, 50) as number;
	if (deleted.length * 100 > known * maxShare) {
		throw new Error(
			`${deleted.length} of ${known} known records were not in the listing, more than ${maxShare} %. That looks like a listing that was cut short. Nothing is reported as deleted; raise Most Deleted (Percent) if it is right.`,
		);
	}
	return [
		deleted.map((key) => ({
			json: { key, delivery: { sync: { name: sync, key, hash: '', change: 'deleted' } } },
			pairedItem: { item: 0 },
		})),
	];
};

/** A listing that comes in pages, over many calls of the node, is that of one execution. */
function listingOf({ context }: OperationContext): string {
	return context.getExecutionId();
}
