import type { InternalAxiosRequestConfig } from 'axios';
import type { HttpRequest, HttpResponse } from '../../../core/http';
import { ACCEPT_ENCODING } from './inflate';

/** Puts a request on the wire under the headers that axios made of it. */
export type Engine = (headers: Record<string, string>) => Promise<HttpResponse>;

/** Where the caller says nothing else. */
const HEADERS = { 'accept-encoding': ACCEPT_ENCODING, 'user-agent': 'n8n-nodes-steadfast' };

const unchanged = (data: unknown) => data;

/**
 * Sends with axios, over an engine of our own in place of its http adapter: that one takes half as
 * long again for each call (`npm run bench`, bench/transport.ts), and can neither tell a connect
 * timeout from a slow answer nor a kept connection that was closed from a reset.
 */
export async function throughAxios(request: HttpRequest, engine: Engine): Promise<HttpResponse> {
	const { default: axios } = await import('axios');
	const { data } = await axios.request<HttpResponse>({
		method: request.method,
		url: request.url,
		// axios calls a body without a type a form.
		headers: { ...HEADERS, 'content-type': false, ...request.headers },
		transformRequest: unchanged,
		transformResponse: unchanged,
		adapter: async (config: InternalAxiosRequestConfig) => {
			const response = await engine(config.headers.toJSON() as Record<string, string>);
			const { status, headers } = response;
			return { status, statusText: '', headers, config, data: response };
		},
		// Every status is an answer.
		validateStatus: null,
	});
	return data;
}
