import type { HttpResponse } from './types';

/** An answer as the store keeps it: JSON. */
export interface StoredResponse {
	status: number;
	headers: Record<string, string>;
	/** Base64. */
	body: string;
}

/** They belong to one connection (RFC 9110 §7.6.1), or hold a session. */
const NOT_KEPT = ['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'set-cookie'];

export function store({ status, headers, body }: HttpResponse): StoredResponse {
	const kept = Object.entries(headers).filter(([name]) => !NOT_KEPT.includes(name));
	return { status, headers: Object.fromEntries(kept), body: body.toString('base64') };
}

export function restore({ status, headers, body }: StoredResponse): HttpResponse {
	return { status, headers: { ...headers }, body: Buffer.from(body, 'base64') };
}
