import type { INodeExecutionData } from 'n8n-workflow';
import { compileContentHash, type SyncRecord } from '../../core/sync';
import { compileField } from '../../core/mapping/field';
import { envelopeOf, withoutEnvelope, type SyncNote } from '../shared/envelope';
import { words } from '../shared/words';
import type { OperationContext } from './operation';

/** Key and hash of each item, by the fields that the node names. */
export function readRecords({ context, items }: OperationContext): SyncRecord[] {
	const keyField = context.getNodeParameter('keyField', 0) as string;
	const fields = words(context.getNodeParameter('fields', 0, '') as string);
	const keyOf = compileField(keyField);
	const hash = compileContentHash(fields);
	return items.map(({ json }, index) => {
		const key = keyOf(json);
		if (key === undefined || key === null || key === '' || typeof key === 'object') {
			throw new Error(
				`Item ${index} has no key at “${keyField}”. Name the field that holds the record’s own ID.`,
			);
		}
		return { key: String(key), hash: hash(withoutEnvelope(json)) };
	});
}

/** What an earlier operation noted on the items. */
export function readNotes({ sync, items }: OperationContext): SyncNote[] {
	return items.map(({ json }: INodeExecutionData, index) => {
		const { sync: note } = envelopeOf(json);
		if (note?.name === sync && typeof note.key === 'string') return note;
		throw new Error(
			`Item ${index} carries no note of the sync “${sync}”: send it through Only Changed before, and keep its “delivery” field.`,
		);
	});
}
