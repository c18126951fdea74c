import type { IDataObject } from 'n8n-workflow';
import type { FieldFailure } from '../../core/mapping';
import type { ItemFailure } from '../shared/envelope';

/** A mapped record with the delivery of the item it came from, unless the mapping writes its own. */
export function withDelivery(value: IDataObject, { delivery }: IDataObject): IDataObject {
	return delivery === undefined || Object.hasOwn(value, 'delivery')
		? value
		: { ...value, delivery };
}

/** The record as it came, and why it was refused. The same record will be refused again. */
export function rejectedJson(record: IDataObject, fields: FieldFailure[]): IDataObject {
	const failure: ItemFailure = { reason: reasonOf(fields), retryable: false, fields };
	return { ...record, failure };
}

/** One sentence for all failing fields of a record. */
export function reasonOf([first, ...others]: readonly FieldFailure[]): string {
	const more = others.length > 0 ? ` (and ${others.length} more)` : '';
	return `${first?.message ?? ''}${more}`;
}
