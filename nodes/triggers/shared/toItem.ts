import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { NewDelivery } from '../../../core/delivery/types';
import type { DeliveryEnvelope } from '../../shared/envelope';
import { isObject } from '../../shared/json';

/** The item that a workflow sees: the event, and under `delivery` where it comes from. */
export function toItem(delivery: NewDelivery, attempt: number): INodeExecutionData {
	const event: unknown = JSON.parse(delivery.body.toString('utf8'));
	const fields = isObject(event) ? event : { data: event as IDataObject[string] };
	const envelope: DeliveryEnvelope & { replacedField?: IDataObject[string] } = {
		id: delivery.key,
		type: delivery.type,
		...(delivery.eventAt !== undefined && { timestamp: new Date(delivery.eventAt).toISOString() }),
		provider: delivery.provider,
		attempt,
		correlationId: delivery.correlationId,
		headers: delivery.headers,
		// The event has a field of this name itself: it moves, but is not lost.
		...('delivery' in fields && { replacedField: fields.delivery }),
	};
	return { json: { ...fields, delivery: { ...envelope } } };
}
