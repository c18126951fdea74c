import type { NodeEgressFilter } from 'n8n-workflow';
import type { AxiosError, AxiosResponse } from 'axios';
import {
	HttpFailure,
	type HttpRequest,
	type HttpResponse,
	type Transport,
} from '../../../core/http';
import { pooledAgents } from './agents';

/** A larger answer is refused rather than held in memory, bytes. */
const MAX_RESPONSE_BYTES = 64 * 1024 * 1024;

/** Puts calls on the wire with axios, which also takes proxies from the environment. */
export function axiosTransport(filter: NodeEgressFilter): Transport {
	return {
		async send(request, signal) {
			const allowed = await filter.validateUrl(request.url);
			if (!allowed.ok) throw refused(allowed.error.message);

			const { default: axios } = await import('axios');
			const timeout = AbortSignal.timeout(Math.max(1, Math.ceil(request.timeoutMs)));
			try {
				const response = await axios.request<Buffer>({
					method: request.method,
					url: request.url,
					headers: request.headers,
					data: request.body,
					...pooledAgents(filter),
					signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
					responseType: 'arraybuffer',
					maxContentLength: MAX_RESPONSE_BYTES,
					// Every status is an answer, redirects included: following one would carry the
					// credential to another origin.
					validateStatus: () => true,
					maxRedirects: 0,
					transformRequest: [(data: unknown) => data],
				});
				return toResponse(response);
			} catch (error) {
				throw toFailure(error as AxiosError, request, timeout.aborted, signal?.aborted ?? false);
			}
		},
	};
}

function toResponse({ status, headers, data }: AxiosResponse<Buffer>): HttpResponse {
	const entries = Object.entries(headers).map(([name, value]) => [
		name.toLowerCase(),
		Array.isArray(value) ? value.join(', ') : String(value),
	]);
	return { status, headers: Object.fromEntries(entries) as Record<string, string>, body: data };
}

function toFailure(
	error: AxiosError,
	request: HttpRequest,
	timedOut: boolean,
	cancelled: boolean,
): HttpFailure {
	const host = new URL(request.url).host;
	if (cancelled) {
		return new HttpFailure('The execution was cancelled', { reason: 'aborted', retryable: true });
	}
	if (timedOut) {
		const seconds = Math.round(request.timeoutMs / 100) / 10;
		const message = `${host} did not answer within ${seconds} s`;
		return new HttpFailure(message, { reason: 'timeout', retryable: true });
	}
	if (error.code === 'ERR_BAD_RESPONSE' || error.code?.startsWith('ERR_INVALID')) {
		return refused(error.message);
	}
	const message = `${host} could not be reached: ${error.code ?? error.message}`;
	return new HttpFailure(message, { reason: 'network', retryable: true });
}

function refused(message: string): HttpFailure {
	return new HttpFailure(message, { reason: 'refused', retryable: false });
}
