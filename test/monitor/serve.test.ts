import { createMemoryStore } from '../../store/memory/memoryStore';
import type { Store } from '../../store/Store';
import { serve } from '../../nodes/IntegrationMonitorTrigger/serve';
import type { Monitor } from '../../nodes/IntegrationMonitorTrigger/serve';
import { aDelivery } from '../support/deliveries';
import { fakeTime } from '../support/time';
import { aMonitor, aRequest, fillIntegration, LOGIN, TOKEN } from './support';

const ORIGIN = 'http://n8n.example';
let time: ReturnType<typeof fakeTime>;
let store: Store;
const monitor = (given: Partial<Monitor> = {}) => aMonitor(store, time.clock, given);
const bearer = { authorization: `Bearer ${TOKEN}` };

beforeEach(() => {
	time = fakeTime();
	store = createMemoryStore(time.clock);
});

const post = (fields: Record<string, string>, headers: Record<string, string | undefined>) =>
	serve(monitor(), aRequest({ method: 'POST', body: new URLSearchParams(fields), headers }));

async function signIn(password = LOGIN.password, headers = { origin: ORIGIN }) {
	return await post({ do: 'login', user: LOGIN.user, password }, headers);
}

/** A session's cookie, and the token that its forms carry. */
async function session(): Promise<{ cookie: string; csrf: string }> {
	const { headers } = await signIn();
	const cookie = headers['Set-Cookie']!.split(';')[0]!;
	const { body } = await serve(monitor(), aRequest({ headers: { cookie } }));
	return { cookie, csrf: /name="csrf" value="([^"]+)"/.exec(body.replace(/\s+/g, ' '))![1]! };
}

describe('who may see the monitor', () => {
	it.each(['', 'metrics', 'health', 'api'] as const)(
		'nobody without a token: /%s',
		async (path) => {
			await fillIntegration(store, 0);
			const { status, body } = await serve(monitor(), aRequest({ path }));
			expect(status).toBe(401);
			expect(body).not.toContain('Orders');
		},
	);

	it.each([{}, { token: 'short' }, { user: 'ops', password: 'short' }])(
		'nobody at all with the credential %j',
		async (credential) => {
			const { accessOf } = await import('../../nodes/IntegrationMonitorTrigger/access/credential');
			const access = accessOf(credential);
			const closed = { ...monitor(), access };
			const request = aRequest({ headers: { authorization: `Bearer ${credential.token ?? ''}` } });
			expect((await serve(closed, request)).status).toBe(503);
			expect((await serve(closed, { ...request, path: 'metrics' })).status).toBe(503);
		},
	);

	it('whoever has the token', async () => {
		for (const path of ['', 'metrics', 'health', 'api'] as const) {
			expect((await serve(monitor(), aRequest({ path, headers: bearer }))).status).toBe(200);
		}
	});

	it('nobody from an address that has guessed too often, not even with the right token', async () => {
		const wrong = aRequest({ path: 'api', headers: { authorization: 'Bearer wrong-wrong-wrong' } });
		for (let guess = 0; guess < 10; guess++)
			expect((await serve(monitor(), wrong)).status).toBe(401);
		const right = aRequest({ path: 'api', headers: bearer });
		expect(await serve(monitor(), right)).toMatchObject({
			status: 429,
			headers: { 'Retry-After': '600' },
		});
		expect((await serve(monitor(), { ...right, address: '192.0.2.2' })).status).toBe(200);
		await time.advance(600_001);
		expect((await serve(monitor(), right)).status).toBe(200);
	});

	it('the health without a token, where the node says so', async () => {
		await fillIntegration(store, 3);
		const { status, body } = await serve(
			monitor({ openHealth: true }),
			aRequest({ path: 'health' }),
		);
		expect(status).toBe(200);
		expect(JSON.parse(body)).toEqual({
			status: 'degraded',
			ledger: 'ok',
			integrations: { healthy: 0, degraded: 1, failed: 0 },
		});
	});
});

describe('a session', () => {
	it('is a cookie that scripts, other sites and other paths do not get', async () => {
		const { status, headers } = await signIn();
		expect(status).toBe(303);
		expect(headers['Set-Cookie']).toMatch(
			/^steadfast-monitor=.+; Path=\/webhook\/4711\/monitor; Max-Age=43200; HttpOnly; SameSite=Strict$/,
		);
	});

	it.each(['0', 'x'])('does not survive a change of its cookie by %s', async (change) => {
		const { cookie } = await session();
		const forged = cookie.slice(0, -1) + (cookie.endsWith(change) ? 'y' : change);
		expect((await serve(monitor(), aRequest({ headers: { cookie: forged } }))).status).toBe(401);
		const later = cookie.replace(/=(\d+)/, (_, until: string) => `=${Number(until) + 1}`);
		expect((await serve(monitor(), aRequest({ headers: { cookie: later } }))).status).toBe(401);
	});

	it('ends after twelve hours', async () => {
		const { cookie } = await session();
		expect((await serve(monitor(), aRequest({ headers: { cookie } }))).status).toBe(200);
		await time.advance(12 * 3_600_000);
		expect((await serve(monitor(), aRequest({ headers: { cookie } }))).status).toBe(401);
	});

	it('is not begun from another page', async () => {
		expect((await signIn(LOGIN.password, { origin: 'https://evil.example' })).status).toBe(403);
	});
});

describe('a form', () => {
	const discard = { do: 'discard', status: 'dead' };
	beforeEach(async () => void (await store.ledger.bury(aDelivery(), 'no such SKU')));

	it.each([
		['without a token', {}, { origin: ORIGIN }],
		['with a wrong token', { csrf: 'wrong' }, { origin: ORIGIN }],
		['from another page', { csrf: 'right' }, { origin: 'https://evil.example' }],
		['from a sandboxed page', { csrf: 'right' }, { origin: 'null' }],
		['from a sister site', { csrf: 'right' }, { origin: ORIGIN, 'sec-fetch-site': 'same-site' }],
		['from who knows where', { csrf: 'right' }, {}],
	])('%s does nothing', async (_, fields, headers) => {
		const { cookie, csrf } = await session();
		const token: Record<string, string> =
			'csrf' in fields ? { csrf: fields.csrf === 'right' ? csrf : fields.csrf } : {};
		const { status } = await post({ ...discard, ...token }, { cookie, ...headers });
		expect(status).toBe(403);
		expect(await store.ledger.counts()).toEqual({ dead: 1 });
	});

	it('of the session does what it says', async () => {
		const { cookie, csrf } = await session();
		const { status } = await post({ ...discard, csrf }, { cookie, origin: ORIGIN });
		expect(status).toBe(303);
		expect(await store.ledger.counts()).toEqual({ discarded: 1 });
	});
});

it('asks about the letters there are, by the ledger’s clock, and leaves out what comes meanwhile', async () => {
	const behind = monitor({ clock: () => time.clock() - 300_000 });
	await store.ledger.bury(aDelivery(), 'no such SKU');
	const query = new URLSearchParams({ view: 'confirm', do: 'discard' });
	const { body } = await serve(behind, aRequest({ query, headers: bearer }));
	expect(body).toContain('1 dead letter will be discarded');
	await time.advance(1000);
	await store.ledger.bury(aDelivery(), 'no such SKU');
	const before = /name="before" value="(\d+)"/.exec(body.replace(/\s+/g, ' '))![1]!;
	const form = new URLSearchParams({ do: 'discard', status: 'dead', before });
	await serve(behind, aRequest({ method: 'POST', body: form, headers: bearer }));
	expect(await store.ledger.counts()).toEqual({ discarded: 1, dead: 1 });
});

describe('metrics', () => {
	it('count attempts over restarts, and never fall', async () => {
		const scrape = async () => {
			const { body } = await serve(monitor(), aRequest({ path: 'metrics', headers: bearer }));
			return Number(/attempts_total\{[^}]*outcome="done"\} (\d+)/.exec(body)?.[1]);
		};
		await fillIntegration(store, 0);
		expect(await scrape()).toBe(3);
		await time.advance(120_000);
		expect(await scrape()).toBe(3);
		await fillIntegration(store, 0);
		expect(await scrape()).toBe(6);
		// The ledger forgets its minutes after a month.
		await time.advance(32 * 86_400_000);
		await scrape();
		await store.ledger.purge({ doneMs: 1e12, deadMs: 1e12 }, 100);
		expect(await scrape()).toBe(6);
	});

	it('carry names as they are, escaped', async () => {
		const origin = { workflowId: 'w', workflowName: 'Say "hi"\\\n', nodeName: 'In' };
		await store.ledger.record(aDelivery({ origin }));
		const { body, headers } = await serve(
			monitor(),
			aRequest({ path: 'metrics', headers: bearer }),
		);
		expect(headers['Content-Type']).toContain('version=0.0.4');
		expect(body).toContain('{integration="Say \\"hi\\"\\\\\\n · In"} 0\n');
		for (const line of body.trimEnd().split('\n')) {
			expect(line).toMatch(/^(# (HELP|TYPE) steadfast_\w+ .+|steadfast_\w+(\{.*\})? \S+)$/);
		}
	});
});
