import type { SQLInputValue, SQLOutputValue } from 'node:sqlite';
import type {
	Delivery,
	DeliveryKind,
	DeliveryStatus,
	NewDelivery,
} from '../../core/delivery/types';

type Row = Record<string, SQLOutputValue>;

/** The columns of a new row, in the order of `INSERT`. */
export const INSERT_COLUMNS = [
	'kind',
	'scope',
	'delivery_key',
	'correlation_id',
	'provider',
	'type',
	'event_at',
	'body',
	'headers',
	'workflow_id',
	'workflow_name',
	'node_name',
	'execution_id',
] as const;

export function toColumns(delivery: NewDelivery): SQLInputValue[] {
	const { origin } = delivery;
	return [
		delivery.kind,
		delivery.scope,
		delivery.key,
		delivery.correlationId,
		delivery.provider,
		delivery.type,
		delivery.eventAt ?? null,
		delivery.body,
		JSON.stringify(delivery.headers),
		origin.workflowId,
		origin.workflowName,
		origin.nodeName,
		origin.executionId ?? null,
	];
}

export function toDelivery(row: Row): Delivery {
	return {
		id: Number(row.id),
		kind: row.kind as DeliveryKind,
		scope: String(row.scope),
		key: String(row.delivery_key),
		correlationId: String(row.correlation_id),
		provider: String(row.provider),
		type: String(row.type),
		...optional('eventAt', row.event_at, Number),
		body: Buffer.from(row.body as Uint8Array),
		headers: JSON.parse(String(row.headers)),
		origin: {
			workflowId: String(row.workflow_id),
			workflowName: String(row.workflow_name),
			nodeName: String(row.node_name),
			...optional('executionId', row.execution_id, String),
		},
		status: row.status as DeliveryStatus,
		attempts: Number(row.attempts),
		...optional('reason', row.reason, String),
		receivedAt: Number(row.received_at),
		dueAt: Number(row.due_at),
		updatedAt: Number(row.updated_at),
		...optional('deathSequence', row.death_sequence, Number),
	};
}

function optional<Key extends string, Value>(
	key: Key,
	value: SQLOutputValue | undefined,
	convert: (value: SQLOutputValue) => Value,
): { [key in Key]?: Value } {
	const present = value !== null && value !== undefined;
	return (present ? { [key]: convert(value) } : {}) as { [key in Key]?: Value };
}
