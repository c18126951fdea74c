import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { NewDelivery } from '../../../core/delivery/types';
import type { DeliveryEnvelope } from '../../shared/envelope';
import { isObject } from '../../shared/json';

export interface ItemOptions {
	/** Adds the event's JSON as it was received: parsed, a large number is no longer the same. */
	asText?: boolean;
}

/** The item that a workflow sees: the event, and under `delivery` where it comes from. */
export function toItem(
	delivery: NewDelivery,
	attempt: number,
	{ asText = false }: ItemOptions = {},
): INodeExecutionData {
	const text = delivery.body.toString('utf8');
	const event: unknown = JSON.parse(text);
	const fields = isObject(event) ? event : { data: event as IDataObject[string] };
	const envelope: DeliveryEnvelope & { replacedField?: IDataObject[string] } = {
		id: delivery.key,
		type: delivery.type,
		...(delivery.eventAt !== undefined && { timestamp: new Date(delivery.eventAt).toISOString() }),
		provider: delivery.provider,
		attempt,
		correlationId: delivery.correlationId,
		headers: delivery.headers,
		...(asText && { text }),
		// The event has a field of this name itself: it moves, but is not lost.
		...('delivery' in fields && { replacedField: fields.delivery }),
	};
	return { json: { ...fields, delivery: { ...envelope } } };
}
