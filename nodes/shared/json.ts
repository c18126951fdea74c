import type { IDataObject } from 'n8n-workflow';

/** `undefined` for what is not JSON. */
export function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

export function isJson(text: string): boolean {
	return parseJson(text) !== undefined;
}

/** Has it fields, as an item's json has? */
export function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
