import type { IExecuteFunctions } from 'n8n-workflow';
import { properties } from '../description';
import type { PresetAddress } from '../preset/address';
import type { Place } from '../../../core/http/requestField';
import { parameterReader } from '../../shared/parameters';

export interface Pair {
	name: string;
	value: string;
}

export interface FilePart {
	name: string;
	binaryField: string;
}

export type BodyKind = 'none' | 'item' | 'json' | 'form' | 'multipart' | 'binary' | 'graphql';

/** What the parameters say of one item's call, expressions resolved. */
export interface CallParameters {
	method: string;
	url: string;
	headers: readonly Pair[];
	query: readonly Pair[];
	body: BodyKind;
	/** One field of the body's own form. */
	read<T>(name: string, fallback: T): T;
	rows<T>(name: string, row: string): readonly T[];
	idempotency: {
		from: 'auto' | 'expression' | 'none';
		key: string;
		place: Place;
		maxLength?: number;
		of?: 'item';
	};
}

const USUAL_PLACE: Place = { in: 'header', name: 'Idempotency-Key' };

/** Reads them; what holds no expression is read once for all items. */
export function callParameters(
	context: IExecuteFunctions,
	address?: PresetAddress,
): (index: number, path?: string) => CallParameters {
	const readFor = parameterReader(context);
	return (index, path) => {
		const read = <T>(name: string, fallback: T) => {
			try {
				return readFor<T>(name, index, fallback);
			} catch (cause) {
				throw unreadable(name, cause as Error);
			}
		};
		const rows = <T>(name: string, row: string) =>
			read<{ [row: string]: readonly T[] } | undefined>(name, {})?.[row] ?? [];
		const from = read<'auto' | 'expression' | 'none'>('idempotency', 'none');
		return {
			method: read('method', 'GET'),
			url: urlOf(read, address, path),
			headers: [...(address?.headers ?? []), ...rows<Pair>('headers', 'parameter')],
			query: [...(address?.query ?? []), ...rows<Pair>('query', 'parameter')],
			body: read<BodyKind>('body', 'none'),
			read,
			rows,
			idempotency: {
				from,
				key: from === 'expression' ? String(read<unknown>('idempotencyKey', '') ?? '') : '',
				place: { ...USUAL_PLACE, ...read<Partial<Place>>('idempotencyPlace', {}) },
			},
		};
	};
}

/** n8n does not say which field's expression has failed. */
function unreadable(name: string, cause: Error): Error {
	const label = properties.find((property) => property.name === name)?.displayName ?? name;
	return new Error(`${label}: ${cause.message}`, { cause });
}

function urlOf(read: CallParameters['read'], address?: PresetAddress, path?: string): string {
	if (!address) return read('url', '');
	return path === undefined ? address.url(read('path', '')) : address.ownUrl(path);
}
