import { singleHeader } from './request';
import type { SignatureInput } from './structuredFields';
import type { SignedRequest } from './types';

/** What a signature of RFC 9421 covers (section 2.5); undefined when the request lacks a part. */
export function signatureBase(
	{ components, text }: SignatureInput,
	request: SignedRequest,
): Buffer | undefined {
	if (new Set(components).size < components.length) return undefined;
	const lines: string[] = [];
	for (const name of components) {
		const value = name.startsWith('@') ? derived(name, request) : header(name, request);
		if (value === undefined) return undefined;
		lines.push(`"${name}": ${value}`);
	}
	return Buffer.from([...lines, `"@signature-params": ${text}`].join('\n'));
}

function header(name: string, { headers }: SignedRequest): string | undefined {
	return name === name.toLowerCase() ? singleHeader(headers, name)?.trim() : undefined;
}

function derived(name: string, { method, url: target }: SignedRequest): string | undefined {
	if (name === '@method') return method;
	if (name === '@target-uri') return target;
	if (!URL.canParse(target)) return undefined;
	const url = new URL(target);
	switch (name) {
		case '@authority':
			return url.host;
		case '@scheme':
			return url.protocol.slice(0, -1);
		case '@path':
			return url.pathname;
		case '@query':
			return url.search || '?';
		case '@request-target':
			return url.pathname + url.search;
		default:
			return undefined;
	}
}
