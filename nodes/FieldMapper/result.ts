import type { IDataObject } from 'n8n-workflow';
import type { FieldFailure } from '../../core/mapping';
import { envelopeOf, type ItemFailure } from '../shared/envelope';

/**
 * A mapped record with the delivery of the item it came from, unless the mapping writes its own.
 * `part` tells the results of one record apart, so that each gets an idempotency key of its own.
 */
export function withDelivery(value: IDataObject, record: IDataObject, part?: number): IDataObject {
	if (record.delivery === undefined || Object.hasOwn(value, 'delivery')) return value;
	const delivery =
		part === undefined ? record.delivery : ({ ...envelopeOf(record), part } as IDataObject);
	return { ...value, delivery };
}

/** The record as it came, and why it was refused. The same record will be refused again. */
export function rejectedJson(
	record: IDataObject,
	fields: FieldFailure[],
	node: string,
): IDataObject {
	const failure: ItemFailure = { reason: reasonOf(fields), node, retryable: false, fields };
	return { ...record, failure };
}

/** One sentence for all failing fields of a record. */
export function reasonOf([first, ...others]: readonly FieldFailure[]): string {
	const more = others.length > 0 ? ` (and ${others.length} more)` : '';
	return `${first?.message ?? ''}${more}`;
}
