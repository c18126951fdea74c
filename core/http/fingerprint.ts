import { createHash } from 'node:crypto';

/**
 * SHA-256 over JSON, in hex: the same for the same values, however an object's fields are ordered.
 * It names what must not be readable itself: a URL with a key in it, a credential.
 */
export function fingerprint(...values: unknown[]): string {
	return createHash('sha256').update(JSON.stringify(values, inOrder)).digest('hex');
}

function inOrder(_name: string, value: unknown): unknown {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
	return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
