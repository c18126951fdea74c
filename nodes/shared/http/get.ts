import type { NodeEgressFilter } from 'n8n-workflow';
import { httpTransport } from './httpTransport';

/** The provider waits for its answer meanwhile, often no longer than 5 s. */
const TIMEOUT_MS = 3000;

/** Fetches what a verification needs. @throws an Error for any answer but 200. */
export async function get(filter: NodeEgressFilter, url: string): Promise<Buffer> {
	const { status, body } = await httpTransport(filter).send({
		method: 'GET',
		url,
		headers: {},
		timeoutMs: TIMEOUT_MS,
	});
	if (status !== 200) throw new Error(`${new URL(url).host} answered with ${status}`);
	return body;
}
