import { authenticating, authenticator, tokenCache } from '../../core/auth';
import { HttpFailure, pipeline, retrying, type CallFailed } from '../../core/http';
import { httpTransport, type TransportOptions } from '../../nodes/shared/http/httpTransport';
import { patience, type Behaviour } from '../../sandbox/hostile/behaviour.ts';
import { behaviours } from '../../sandbox/hostile/behaviours/index.ts';
import { NOW } from '../../sandbox/hostile/behaviours/statuses.ts';
import { startHostile, type Hostile } from '../../sandbox/hostile/server.ts';
import { egressFilter } from '../support/egress';

const SECRET = 'sk_live_0123456789';
const clock = () => NOW;
const never = async () => {
	throw new Error('Nothing is fetched here');
};

let server: Hostile;
beforeAll(async () => (server = await startHostile()));
afterAll(() => server.close());

/** The whole way of a call, with a key both in a header and in the query. */
function caller(attempts: number, options: TransportOptions = {}) {
	const transport = httpTransport(egressFilter(), {
		maxRedirects: 5,
		maxResponseBytes: 1024 * 1024,
		tls: { ca: server.ca },
		...options,
	});
	const deps = { send: never, clock, tokens: tokenCache(clock), newId: () => 'id' };
	const key = { apiKey: SECRET };
	const inHeader = { type: 'header', name: 'X-Api-Key', value: '{apiKey}' } as const;
	const inQuery = { type: 'query', name: 'key', value: '{apiKey}' } as const;
	return pipeline(
		[
			retrying({
				attempts,
				backoff: { baseMs: 1, jitterMs: 0, maxMs: 1 },
				maxRetryAfterMs: 1000,
				deadlineMs: 60_000,
				clock,
				sleep: async () => undefined,
				random: () => 0,
			}),
			authenticating(authenticator(inHeader, key, deps)),
			authenticating(authenticator(inQuery, key, deps)),
		],
		transport,
		clock,
	);
}

async function outcomeOf(behaviour: Behaviour) {
	const { path, method = 'GET', over, before = 0, attempts = 1 } = behaviour;
	const { silenceMs, totalMs } = patience(behaviour);
	const call = caller(attempts, { responseTimeoutMs: silenceMs });
	const url = `${over ? server.https : server.http}${path}`;
	const headers = { authorization: `Bearer ${SECRET}`, cookie: `session=${SECRET}` };
	const body = method === 'POST' ? '{"order":1}' : undefined;
	const request = { method, url, headers, body, timeoutMs: totalMs };
	const seen = server.received.length;
	for (let calls = 0; calls < before; calls++) await call(request);
	const result = await call(request).then(
		({ response }) => ({ status: response.status, body: response.body.toString() }),
		(error: CallFailed) => {
			if (!(error.cause instanceof HttpFailure)) throw error.cause;
			const { reason, retryable, retryAfterMs, status: failedWith, message } = error.cause;
			return { reason, retryable, retryAfterMs, failedWith, message };
		},
	);
	const calls = server.received.slice(seen).filter(({ url: at }) => at.startsWith(path));
	return { ...result, requests: calls.length };
}

const rows = Object.values(behaviours).flat();

describe('the hostile server', () => {
	it.each(rows.map((row) => [row.path, row.does, row] as const))('%s: %s', async (_, __, row) => {
		const { message, ...outcome } = row.outcome;
		const actual = await outcomeOf(row);
		expect(actual).toMatchObject({ requests: row.before ? 2 : 1, ...outcome });
		if (message) expect(actual).toMatchObject({ message: expect.stringContaining(message) });
		expect(JSON.stringify(actual)).not.toContain(SECRET);
	});

	it('got the credential at its own origin, and no other origin got it', () => {
		const at = (origin: string) =>
			JSON.stringify(server.received.filter((call) => call.origin === origin));
		expect(at('http')).toContain(SECRET);
		expect(at('other')).toContain('/echo?page=2');
		expect(at('other')).not.toContain(SECRET);
	});

	it('does not greet: there is no connection', async () => {
		const call = caller(1, { connectTimeoutMs: 100 });
		const request = { method: 'GET', url: server.silent, headers: {}, timeoutMs: 5000 };
		await expect(call(request)).rejects.toMatchObject({
			cause: { reason: 'timeout', message: expect.stringContaining('no connection') },
		});
	});

	it('has a certificate that nobody trusts', async () => {
		const request = { method: 'GET', url: `${server.https}/echo`, headers: {}, timeoutMs: 5000 };
		await expect(caller(1, { tls: undefined })(request)).rejects.toMatchObject({
			cause: { reason: 'refused', message: expect.stringContaining('not trusted') },
		});
		const careless = caller(1, { tls: { rejectUnauthorized: false } });
		expect((await careless(request)).response.status).toBe(200);
	});
});
