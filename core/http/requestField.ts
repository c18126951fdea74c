import { compileGetter } from '../mapping/access';
import { parsePath } from '../mapping/path';
import type { Path } from '../mapping/segment';
import { compileSetter } from '../mapping/write';
import { requestObject, type Json } from './json';
import type { HttpRequest } from './types';

/** Where an API takes a value: a query parameter, a header, or a path in its JSON body. */
export interface Place {
	in: 'query' | 'header' | 'body';
	/** The parameter's or header's name; in a body a path such as `variables.after`. */
	name: string;
}

export interface Field {
	write(request: HttpRequest, value: string | number): HttpRequest;
	/** As text; undefined where the request has none. */
	read(request: HttpRequest): string | undefined;
}

/** RFC 9110 §5.6.2. */
const HEADER_NAME = /^[!#$%&'*+.^_`|~\w-]+$/;

/** Closures that write and read one field of a request. @throws Error for a name that cannot be one. */
export function compileField({ in: part, name }: Place): Field {
	if (name.trim() === '') throw new Error(`The name of the ${part} field is empty`);
	if (part === 'query') return queryField(name);
	if (part === 'body') return bodyField(requirePlain(parsePath(name), name));
	if (!HEADER_NAME.test(name)) throw new Error(`'${name}' is not the name of a header`);
	const header = name.toLowerCase();
	return {
		write: (request, value) => ({
			...request,
			headers: { ...request.headers, [header]: String(value) },
		}),
		read: ({ headers }) => headers[header],
	};
}

function queryField(name: string): Field {
	return {
		write(request, value) {
			const url = new URL(request.url);
			url.searchParams.set(name, String(value));
			return { ...request, url: url.href };
		},
		read: ({ url }) => new URL(url).searchParams.get(name) ?? undefined,
	};
}

function bodyField(path: Path): Field {
	const set = compileSetter(path);
	const get = compileGetter(path);
	return {
		write(request, value) {
			const body = requestObject(request);
			set(body, value);
			return { ...request, body: JSON.stringify(body) };
		},
		read(request) {
			const value = get(requestObject(request)) as Json | undefined;
			return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
		},
	};
}

function requirePlain(path: Path, text: string): Path {
	const plain = path.length > 0 && path.every((part) => typeof part === 'string');
	if (plain) return path;
	throw new Error(`'${text}' must name one field of the body, as in variables.after`);
}
