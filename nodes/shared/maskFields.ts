import type { IDataObject } from 'n8n-workflow';
import { MASK } from '../../core/mapping/sensitive';
import { isObject } from './json';
import { words } from './words';

/**
 * Masks what is at paths such as `customer.email, lines.price`: in a list, that of every entry.
 * Answers with a copy; what is not there stays so.
 */
export function maskFields(paths: string): (payload: IDataObject) => IDataObject {
	const parsed = words(paths).map((path) => path.split('.'));
	return (payload) => parsed.reduce<IDataObject>((json, path) => masked(json, path), payload);
}

function masked<T>(value: T, path: readonly string[]): T;
function masked(value: unknown, [name, ...rest]: readonly string[]): unknown {
	if (name === undefined) return MASK;
	if (Array.isArray(value)) return value.map((entry) => masked(entry, [name, ...rest]));
	if (!isObject(value) || !Object.hasOwn(value, name)) return value;
	return { ...value, [name]: masked(value[name], rest) };
}
