import type {
	Delivery,
	DeliveryKind,
	DeliveryStatus,
	NewDelivery,
} from '../../core/delivery/types';
import type { PayloadCodec } from '../payload';
import type { SqlRow, SqlValue } from './Sql';

/** Status terms as the partial indexes have them: a query uses such an index only by the same words. */
export const OPEN = `status IN ('queued', 'retrying', 'leased')`;
export const LETTERS = `status IN ('dead', 'parked', 'resolved', 'discarded')`;
export const FINISHED = `status IN ('done', 'ignored')`;

const COLUMNS = [
	'kind',
	'scope',
	'delivery_key',
	'correlation_id',
	'provider',
	'type',
	'event_at',
	'ordering_key',
	'lane',
	'blocked',
	'priority',
	'body',
	'headers',
	'encoding',
	'workflow_id',
	'workflow_name',
	'node_name',
	'execution_id',
	'status',
	'reason',
];

/** A new row; `:due` unless it is at once. */
export function insertStatement(now: string): string {
	const names = COLUMNS.map((column) => `:${column}`);
	return `INSERT INTO deliveries (${COLUMNS.join(', ')}, received_at, due_at, updated_at)
		VALUES (${names.join(', ')}, ${now}, coalesce(:due, ${now}), ${now})`;
}

export function toColumns(delivery: NewDelivery, codec: PayloadCodec): Record<string, SqlValue> {
	const { origin } = delivery;
	return {
		kind: delivery.kind,
		scope: delivery.scope,
		delivery_key: delivery.key,
		correlation_id: delivery.correlationId,
		provider: delivery.provider,
		type: delivery.type,
		event_at: rounded(delivery.eventAt),
		ordering_key: delivery.orderingKey,
		lane: null,
		blocked: 0,
		priority: rounded(delivery.priority) ?? 0,
		...codec.seal(delivery, contextOf(delivery)),
		workflow_id: origin.workflowId,
		workflow_name: origin.workflowName,
		node_name: origin.nodeName,
		execution_id: origin.executionId,
		due: rounded(delivery.dueAt),
	};
}

export function toDelivery(row: SqlRow, codec: PayloadCodec): Delivery {
	const scope = String(row.scope);
	const key = String(row.delivery_key);
	const open = (body: SqlRow[string], encoding: SqlRow[string]) =>
		codec.open(
			{
				body: Buffer.from(body as Uint8Array),
				headers: String(row.headers),
				encoding: encoding === null ? null : String(encoding),
			},
			contextOf({ scope, key }),
		);
	return {
		id: Number(row.id),
		kind: row.kind as DeliveryKind,
		scope,
		key,
		correlationId: String(row.correlation_id),
		provider: String(row.provider),
		type: String(row.type),
		...optional('eventAt', row.event_at, Number),
		...optional('orderingKey', row.ordering_key, String),
		...(Number(row.priority) !== 0 && { priority: Number(row.priority) }),
		...open(row.body!, row.encoding!),
		...optional('originalBody', row.original, (body) => open(body, row.original_encoding!).body),
		origin: {
			workflowId: String(row.workflow_id),
			workflowName: String(row.workflow_name),
			nodeName: String(row.node_name),
			...optional('executionId', row.execution_id, String),
		},
		status: row.status as DeliveryStatus,
		attempts: Number(row.attempts),
		...optional('reason', row.reason, String),
		...optional('note', row.note, String),
		...optional('replayId', row.replay_id, String),
		receivedAt: Number(row.received_at),
		dueAt: Number(row.due_at),
		updatedAt: Number(row.updated_at),
		...optional('deathSequence', row.death_sequence, Number),
	};
}

/** The row that a payload is sealed for. */
export function contextOf({ scope, key }: Pick<NewDelivery, 'scope' | 'key'>): string {
	return JSON.stringify([scope, key]);
}

function rounded(value: number | undefined): number | undefined {
	return value === undefined ? undefined : Math.round(value);
}

function optional<Key extends string, Value>(
	key: Key,
	value: SqlRow[string] | undefined,
	convert: (value: SqlRow[string]) => Value,
): { [key in Key]?: Value } {
	const present = value !== null && value !== undefined;
	return (present ? { [key]: convert(value) } : {}) as { [key in Key]?: Value };
}
