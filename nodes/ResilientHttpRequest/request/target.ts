import type { HttpRequest } from '../../../core/http';
import { requireFilled } from './placeholder';
import type { CallParameters, Pair } from './parameters';

/** Where the call goes, without its body. @throws an Error that names the field. */
export function targetOf({
	method,
	url: text,
	headers,
	query,
}: Pick<CallParameters, 'method' | 'url' | 'headers' | 'query'>): Pick<
	HttpRequest,
	'method' | 'url' | 'headers'
> {
	const url = parseUrl(text);
	for (const { name, value } of query) {
		// An expression that finds nothing, such as the cursor of a first run.
		if (value !== undefined && value !== null) url.searchParams.append(name, asText(value));
	}
	return { method, url: url.href, headers: headersOf(headers) };
}

function parseUrl(given: unknown): URL {
	const text = asText(given).trim();
	const url = URL.canParse(text) ? new URL(text) : undefined;
	if (!url || !['http:', 'https:'].includes(url.protocol)) {
		throw new Error(`URL "${text}" is not an http or https address`);
	}
	if (url.username || url.password) {
		throw new Error('URL holds a user or password: use a credential, which is kept secret');
	}
	requireFilled('URL', text);
	url.hash = '';
	return url;
}

// RFC 9110 §5.6.2 and §5.5: anything else would be a second header in disguise.
const HEADER_NAME = /^[!#$%&'*+.^_`|~\w-]+$/;
const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;
/** They frame the message or belong to the connection: whoever sets them can smuggle a second one. */
const NOT_YOURS =
	/^(connection|content-length|host|keep-alive|te|trailer|transfer-encoding|upgrade)$/;

function headersOf(pairs: readonly Pair[]): Record<string, string> {
	const headers: Record<string, string> = {};
	for (const { name: given, value } of pairs) {
		const name = asText(given);
		if (!HEADER_NAME.test(name))
			throw new Error(`Header name ${JSON.stringify(name)} has a forbidden character`);
		const lower = name.toLowerCase();
		if (NOT_YOURS.test(lower)) throw new Error(`Header ${name} is set by the connection itself`);
		const text = asText(value);
		if (!HEADER_VALUE.test(text)) {
			throw new Error(
				`The value of header ${name} has a line break or another forbidden character`,
			);
		}
		headers[lower] = text;
	}
	return headers;
}

const asText = (value: unknown): string =>
	value === undefined || value === null ? '' : String(value);
