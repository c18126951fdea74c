import type { ICredentialTestFunctions, IDataObject } from 'n8n-workflow';
import type { Transport } from '../../../core/http';

/** n8n's own helper: the Test button of a credential has no other way out. */
export function n8nTransport({ helpers }: ICredentialTestFunctions): Transport {
	return {
		async send({ method, url, headers, body, timeoutMs }) {
			const options = { resolveWithFullResponse: true, simple: false, encoding: null };
			const response = (await helpers.request({
				...options,
				method: method as 'GET' | 'POST',
				uri: url,
				headers,
				body,
				timeout: timeoutMs,
			})) as { statusCode: number; headers: IDataObject; body: Buffer };
			return { status: response.statusCode, headers: {}, body: Buffer.from(response.body) };
		},
	};
}
