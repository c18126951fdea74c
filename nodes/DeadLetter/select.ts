import type { IDataObject } from 'n8n-workflow';
import { DELIVERY_STATUSES, type Delivery, type DeliveryStatus } from '../../core/delivery/types';
import type { DeliveryFilter, DeliveryPage, Ledger } from '../../store/Store';
import { workflowFilter } from '../shared/deadLetters';
import type { NodeRun } from './operation';

/** What people look at as dead letters: dead, behind a dead one, or seen to. */
export const LETTER_STATUSES: readonly DeliveryStatus[] = [
	'dead',
	'parked',
	'resolved',
	'discarded',
];

const TEXTS = [
	['provider', 'Provider'],
	['type', 'Type'],
	['kind', 'Kind'],
	['nodeName', 'Node'],
	['correlationId', 'Correlation ID'],
	['replayId', 'Replay ID'],
	['reasonText', 'Reason Contains'],
	['payloadText', 'Payload Contains'],
] as const;

const TIMES = [
	['receivedAfter', 'Received After', 'receivedFrom'],
	['receivedBefore', 'Received Before', 'receivedBefore'],
] as const;

/** The filter that the node's fields describe for one item. @throws when a field makes no sense. */
export async function select({ context, read }: NodeRun, index: number): Promise<DeliveryFilter> {
	const workflow = workflowFilter(context, read('workflows', index), read('workflowId', index, ''));
	if (read('which', index) === 'ids') return { ...workflow, ids: parseIds(read('ids', index, '')) };

	const given = read<IDataObject>('filters', index, {});
	const zone = context.getTimezone();
	const filter: Record<string, string | number> = {};
	for (const [name, field] of TEXTS) {
		if (name in given) filter[name] = filled(given[name], field);
	}
	for (const [name, field, meaning] of TIMES) {
		if (name in given) filter[meaning] = await instantOf(filled(given[name], field), zone, field);
	}
	return { ...workflow, ...(filter as DeliveryFilter) };
}

/** An expression that finds nothing would otherwise widen the filter to everything. */
function filled(value: unknown, field: string): string {
	const text = value instanceof Date ? value.toISOString() : String(value ?? '').trim();
	if (text !== '') return text;
	throw new Error(`Filters → ${field} is empty: give it a value, or remove the filter`);
}

/** The statuses that are asked for, else those given. */
export function statusesOf(
	{ read }: NodeRun,
	index: number,
	fallback: readonly DeliveryStatus[],
): readonly DeliveryStatus[] {
	const { status } = read<{ status?: DeliveryStatus[] }>('filters', index, {});
	if (!status || status.length === 0) return fallback;
	const unknown = status.find((name) => !DELIVERY_STATUSES.includes(name));
	if (unknown === undefined) return status;
	throw new Error(`"${unknown}" is no status; use ${DELIVERY_STATUSES.join(', ')}`);
}

/** A filter without a condition takes everyone's dead letters: that has to be meant. */
export function requireMeant(
	{ read }: NodeRun,
	index: number,
	filter: DeliveryFilter,
	count: number,
): void {
	if (Object.keys(filter).length > 0 || read('everything', index, false)) return;
	throw new Error(
		`Without a filter, this takes all ${count} dead letters of all workflows. Nothing was changed: choose a workflow, IDs or a filter, or switch on Everything That Matches.`,
	);
}

/** One dead letter by the ID in the field. @throws when there is none with it. */
export async function selectOne(run: NodeRun, index: number): Promise<Delivery> {
	const { context, read, store } = run;
	const [id, another] = parseIds(read('id', index, ''));
	if (another !== undefined) throw new Error('Give one dead letter ID, not several');
	const workflow = workflowFilter(context, read('workflows', index), read('workflowId', index, ''));
	const [letter] = await store.ledger.find({ ...workflow, ids: [id!], limit: 1 });
	if (letter) return letter;
	const elsewhere = workflow.workflowId === undefined ? '' : ' of that workflow';
	throw new Error(
		`There is no dead letter ${id}${elsewhere}. Check the ID and Workflows; it may have been purged.`,
	);
}

const PAGE = 200;

/** What matches, page by page, so that a large ledger is never read at once. */
export async function* pagesOf(ledger: Ledger, page: DeliveryPage): AsyncGenerator<Delivery[]> {
	let { limit, after } = page;
	while (limit > 0) {
		const size = Math.min(limit, PAGE);
		const letters = await ledger.find({ ...page, limit: size, after });
		if (letters.length > 0) yield letters;
		if (letters.length < size) return;
		limit -= letters.length;
		after = letters.at(-1)?.id;
	}
}

/** IDs from a text with commas, a number, or a list that an expression gives. */
function parseIds(given: unknown): number[] {
	const parts = (Array.isArray(given) ? given : String(given).split(','))
		.map((part) => String(part).trim())
		.filter((part) => part !== '');
	if (parts.length === 0) throw new Error('Give at least one dead letter ID');
	return parts.map((part) => {
		if (/^\d{1,15}$/.test(part)) return Number(part);
		throw new Error(`"${part}" is no dead letter ID; give numbers separated by commas`);
	});
}

/** A date from the picker or an expression; one without an offset is of the workflow's time zone. */
async function instantOf(date: string, zone: string, field: string): Promise<number> {
	const { DateTime } = await import('luxon');
	const ms = DateTime.fromISO(date, { zone }).toMillis();
	if (Number.isFinite(ms)) return ms;
	throw new Error(`${field}: "${date}" is no date; write one such as 2026-11-20T08:00`);
}
