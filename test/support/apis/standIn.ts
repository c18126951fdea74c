import type { Authenticator } from '../../../core/auth';
import type { ProviderApi } from '../../../providers/ProviderApi';
import type { HttpRequest, HttpResponse, Transport } from '../../../core/http';

export type Row = Record<string, unknown>;

/** What an API's stand-in sees of a call. */
export interface Call {
	method: string;
	/** Below the base URL. */
	path: string;
	query: URLSearchParams;
	/** The JSON object, or the form with its lists. */
	body: Row;
	headers: Readonly<Record<string, string>>;
}

export interface Answer {
	status: number;
	json?: unknown;
	/** In place of JSON. */
	xml?: string;
	headers?: Record<string, string>;
}

/** A server in memory behind the pack's own way to call: paths, encodings and tokens are real. */
export function serve(baseUrl: string, answer: (call: Call) => Answer) {
	const calls: Call[] = [];
	/** Answers to give instead of the server's, the first one first. */
	const instead: Answer[] = [];
	const transport: Transport = {
		async send(request) {
			const call = read(request, baseUrl);
			calls.push(call);
			return toHttp(instead.shift() ?? answer(call));
		},
	};
	return {
		transport,
		calls,
		instead,
		writes: () => calls.filter(({ method }) => method !== 'GET'),
	};
}

function read(request: HttpRequest, baseUrl: string): Call {
	if (!request.url.startsWith(baseUrl)) throw new Error(`${request.url} is not below ${baseUrl}`);
	const { pathname, searchParams } = new URL(request.url);
	const text = request.body?.toString() ?? '';
	const isForm = request.headers['content-type']?.includes('form') === true;
	return {
		method: request.method,
		path: decodeURIComponent(pathname.slice(new URL(baseUrl).pathname.replace(/\/$/, '').length)),
		query: searchParams,
		body: isForm ? formOf(text) : (JSON.parse(text || '{}') as Row),
		headers: request.headers,
	};
}

function formOf(encoded: string): Row {
	const form: Row = {};
	for (const [name, value] of new URLSearchParams(encoded)) {
		if (name.endsWith('[]')) {
			const list = name.slice(0, -2);
			form[list] = [...((form[list] as string[]) ?? []), value];
		} else form[name] = value;
	}
	return form;
}

function toHttp({ status, json, xml, headers = {} }: Answer): HttpResponse {
	const text = xml ?? (json === undefined ? '' : JSON.stringify(json));
	return { status, headers, body: Buffer.from(text) };
}

/** Waits for nothing. */
export const noWait = async () => undefined;

/** In place of what fetches a token, which is tested where it is. */
export function givenToken({ auth }: ProviderApi): Authenticator | undefined {
	if (auth.type !== 'oauth2-client-credentials') return undefined;
	return {
		apply: async (request) => ({
			...request,
			headers: { ...request.headers, authorization: 'Bearer given' },
		}),
		secrets: () => [],
	};
}
