/**
 * The hostile server as a workflow meets it: each behaviour ends as docs/http-failures.md says, at
 * Success or at Failed, and no secret is in what n8n keeps of the run.
 */
import { patience, type Behaviour } from '../../sandbox/hostile/behaviour.ts';
import { behaviours } from '../../sandbox/hostile/behaviours/index.ts';
import { startHostile, type Hostile } from '../../sandbox/hostile/server.ts';
import { httpNode, item } from '../engine/httpNode';

process.env.STEADFAST_STORE = 'memory';
const SECRET = 'sk_live_0123456789';

let server: Hostile;
beforeAll(async () => (server = await startHostile()));
afterAll(() => server.close());

/** The harness guards no address, and its clock is the real one: those rows are the transport's. */
const ROWS = Object.values(behaviours)
	.flat()
	.filter(({ before, outcome, does }) => {
		const dated = outcome.retryAfterMs !== undefined && does.includes('date');
		return before === undefined && !dated && !/private address|metadata/.test(does);
	});

async function meet(behaviour: Behaviour) {
	const { path, method = 'GET', over, attempts = 1 } = behaviour;
	const { silenceMs, totalMs } = patience(behaviour);
	const url = `${over ? server.https : server.http}${path}`;
	const run = httpNode(
		{
			method,
			url,
			body: method === 'POST' ? 'item' : 'none',
			authentication: 'apiKey',
			retry: { attempts, baseMs: 1, jitterMs: 0, maxWaitSeconds: 1 },
			breaker: { enabled: false },
			adaptive: { enabled: false },
			connection: { ca: server.ca, responseSeconds: silenceMs / 1000, maxResponseMib: 1 },
			options: { timeoutSeconds: totalMs / 1000 },
		},
		'steadfastApiKeyApi',
	);
	return await run([item({ order: 1 })], {
		placement: 'header',
		name: 'X-Api-Key',
		apiKey: SECRET,
	});
}

it.each(ROWS.map((row) => [row.path, row.does, row] as const))('%s: %s', async (_, __, row) => {
	const { success, failed, run } = await meet(row);
	const { status, reason, failedWith, retryable, retryAfterMs } = row.outcome;
	if (status === undefined) {
		expect(success).toEqual([]);
		expect(failed).toMatchObject([
			{
				json: {
					order: 1,
					failure: {
						reason: expect.any(String),
						...(reason && { code: reason }),
						...(retryable !== undefined && { retryable }),
						...(failedWith !== undefined && { status: failedWith }),
						...(retryAfterMs !== undefined && { retryAfterMs }),
					},
				},
				pairedItem: { item: 0 },
			},
		]);
	} else {
		expect(failed).toEqual([]);
		expect(success).toMatchObject([{ pairedItem: { item: 0 } }]);
	}
	expect(JSON.stringify(run.data)).not.toContain(SECRET);
});

it('no other origin got the credential', () => {
	const other = server.received.filter(({ origin }) => origin === 'other');
	expect(other.length).toBeGreaterThan(0);
	expect(JSON.stringify(other)).not.toContain(SECRET);
});
