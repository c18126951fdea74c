import { DELIVERY_STATUSES, type DeliveryStatus } from '../../core/delivery/types';
import type { DeliveryFilter } from '../Store';
import { FINISHED, LETTERS, OPEN } from './rows';
import type { SqlValue, SqlWords } from './Sql';

/** A condition and the values that it names. */
export interface Condition {
	text: string;
	values: Record<string, SqlValue>;
}

/** The filter as SQL, but for `payloadText`: bodies may be compressed or encrypted. */
export function conditionOf(filter: DeliveryFilter, words: SqlWords): Condition {
	const terms: string[] = [];
	const values: Record<string, SqlValue> = {};
	const where = (name: string, value: SqlValue, term: string) => {
		if (value === undefined) return;
		terms.push(term);
		values[name] = value;
	};
	if (filter.status !== undefined) terms.push(statusTerm([filter.status].flat()));
	where('kind', filter.kind, 'kind = :kind');
	where('workflowId', filter.workflowId, 'workflow_id = :workflowId');
	where('nodeName', filter.nodeName, 'node_name = :nodeName');
	where('provider', filter.provider, 'provider = :provider');
	where('type', filter.type, 'type = :type');
	where('correlationId', filter.correlationId, 'correlation_id = :correlationId');
	where('replayId', filter.replayId, 'replay_id = :replayId');
	where('from', filter.receivedFrom, 'received_at >= :from');
	where('before', filter.receivedBefore, 'received_at < :before');
	where(
		'reasonText',
		filter.reasonText,
		`${words.position}(lower(reason), lower(:reasonText)) > 0`,
	);
	where('ids', filter.ids && JSON.stringify(filter.ids), `id IN ${words.numbers(':ids')}`);
	return { text: terms.length > 0 ? terms.join(' AND ') : '1 = 1', values };
}

/** The term, and with it the one of the partial index that these statuses stand in. */
function statusTerm(statuses: readonly DeliveryStatus[]): string {
	const unknown = statuses.find((status) => !DELIVERY_STATUSES.includes(status));
	if (unknown !== undefined) throw new Error(`"${unknown}" is no status of a delivery`);
	const quoted = statuses.map((status) => `'${status}'`);
	const index = [OPEN, LETTERS, FINISHED].find((term) =>
		quoted.every((status) => term.includes(status)),
	);
	if (quoted.length === 0) return '1 = 0';
	const term = quoted.length === 1 ? `status = ${quoted[0]}` : `status IN (${quoted.join(', ')})`;
	return index === undefined ? term : `${term} AND ${index}`;
}
