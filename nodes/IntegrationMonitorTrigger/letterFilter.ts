import { DELIVERY_STATUSES, type DeliveryStatus } from '../../core/delivery/types';
import type { DeliveryFilter } from '../../store/Store';

/** Those that people look after. */
export const LETTER_STATUSES = ['dead', 'parked', 'resolved', 'discarded'] as const;

const TEXTS = [
	'provider',
	'type',
	'reasonText',
	'payloadText',
	'correlationId',
	'replayId',
] as const;

/** A filter as it stands in an address or a form. */
export interface LetterFilter {
	filter: DeliveryFilter;
	/** To make links and forms with. */
	fields: ReadonlyArray<[name: string, value: string]>;
}

/** Reads a filter; what means nothing is left out. Without a status: the dead. */
export function readFilter(query: URLSearchParams): LetterFilter {
	const wanted = query.get('status') ?? 'dead';
	const status = DELIVERY_STATUSES.find((known) => known === wanted);
	const ids = query.getAll('id').map(Number).filter(Number.isSafeInteger);
	const texts = TEXTS.map((name) => [name, query.get(name)?.trim() ?? ''] as const).filter(
		([, value]) => value !== '',
	);
	const fields: Array<[string, string]> = [
		['status', status ?? 'all'],
		...texts.map(([name, value]): [string, string] => [name, value]),
	];
	const before = Number(query.get('before'));
	return {
		filter: {
			status: status ?? (LETTER_STATUSES as readonly DeliveryStatus[]),
			...Object.fromEntries(texts),
			...(ids.length > 0 && { ids }),
			...(before > 0 && { receivedBefore: before }),
		},
		fields: [...fields, ...ids.map((id): [string, string] => ['id', String(id)])],
	};
}

export function queryOf(...fields: ReadonlyArray<readonly [string, string]>): string {
	return `?${new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value]))}`;
}
