import type nock from 'nock';
import type { Api } from '../../../sandbox/try/lib/api.ts';

/** A stand-in of sandbox/try answers all calls of a method to a host. */
export function play(mock: typeof nock, host: string, { handle }: Api, method = 'POST') {
	mock(host)
		.persist()
		.intercept(/.*/, method)
		.optionally()
		.reply(async (request: Request) => {
			const { pathname: path, searchParams: query } = new URL(request.url);
			const text = await request.text();
			const headers = Object.fromEntries(request.headers);
			const body: unknown = JSON.parse(text);
			const reply = handle({ method: request.method, path, query, headers, text, body });
			if (reply === 'hang up') throw Object.assign(new Error(reply), { code: 'ECONNRESET' });
			return [reply.status, reply.body as object, reply.headers as Record<string, string>];
		});
}
