import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HealthRules } from '../../core/observe/health';
import type { SharedState } from '../../core/state';
import type { Clock } from '../../core/time';
import { accessOf } from '../../nodes/IntegrationMonitorTrigger/access/credential';
import type { MonitorRequest } from '../../nodes/IntegrationMonitorTrigger/http';
import { serve, type Monitor } from '../../nodes/IntegrationMonitorTrigger/serve';
import type { Store } from '../../store/Store';
import { openSqliteStore } from '../../store/sqlite/sqliteStore';
import { aDelivery } from '../support/deliveries';
import { startServer, type TestServer } from '../support/server';

export const TOKEN = 'monitor-token-0123456789';
export const LOGIN = { user: 'ops', password: 'correct horse battery' };
export const BASE = '/webhook/4711/monitor';
const MINUTE = 60_000;

export const RULES: HealthRules = {
	windowMs: 60 * MINUTE,
	oldestOpenMs: { degraded: 10 * MINUTE, failed: 60 * MINUTE },
	deadLetters: { degraded: 1, failed: 10 },
	failedShare: { degraded: 0.2, failed: 0.5 },
	minimumAttempts: 10,
	freshness: [{ pattern: 'Nightly*', everyMs: 1440 * MINUTE }],
	breakerOpen: 'failed',
};

export function aMonitor(store: Store, clock: Clock, given: Partial<Monitor> = {}): Monitor {
	return {
		...{ store, clock, rules: RULES, openHealth: false, healthFailsWith: 'ledger' as const },
		access: accessOf({ ...LOGIN, token: TOKEN }),
		origins: ['http://n8n.example'],
		cookie: { path: BASE, secure: false },
		...given,
	};
}

export function aRequest(given: Partial<MonitorRequest> = {}): MonitorRequest {
	return {
		...{ method: 'GET', path: '' as const, headers: {}, address: '192.0.2.1' },
		query: new URLSearchParams(),
		body: new URLSearchParams(),
		...given,
	};
}

export interface ServedMonitor extends TestServer {
	store: Store;
	page: string;
	/** The ledger's file. */
	file: string;
	/** Runs `work` as if it happened over the last 55 minutes, once in each; before anything else. */
	backdate(work: (minutesAgo: number) => Promise<void>): Promise<void>;
}

/** The same handlers behind a plain HTTP server, with a ledger in a file of its own. */
export async function serveMonitor(given: Partial<Monitor> = {}): Promise<ServedMonitor> {
	const folder = mkdtempSync(join(tmpdir(), 'steadfast-monitor-'));
	// The ledger's clock never goes back: what is to happen in the past has to happen first.
	let past = 55 * MINUTE;
	const clock = () => Date.now() - past;
	const file = join(folder, 'ledger.sqlite');
	const store = await openSqliteStore(file, clock);
	past = 0;
	async function backdate(work: (minutesAgo: number) => Promise<void>): Promise<void> {
		for (past = 55 * MINUTE; past > 0; past -= MINUTE) await work(past / MINUTE);
		past = 0;
	}
	const server = await startServer(async (incoming, outgoing) => {
		const { pathname, searchParams } = new URL(incoming.url ?? '', 'http://localhost');
		if (!pathname.startsWith(BASE)) return void outgoing.end('Another page');
		const chunks: Buffer[] = [];
		for await (const chunk of incoming) chunks.push(chunk as Buffer);
		const monitor = aMonitor(store, clock, { origins: [server.url], ...given });
		const { status, headers, body } = await serve(monitor, {
			method: incoming.method ?? 'GET',
			path: pathname.slice(BASE.length + 1) as MonitorRequest['path'],
			query: searchParams,
			headers: incoming.headers as MonitorRequest['headers'],
			body: new URLSearchParams(Buffer.concat(chunks).toString()),
			address: '127.0.0.1',
		});
		outgoing.writeHead(status, headers).end(body);
	});
	const { close: closeServer } = server;
	const close = async () => {
		await closeServer();
		await store.close();
		rmSync(folder, { recursive: true, force: true });
	};
	return Object.assign(server, { store, page: server.url + BASE, file, backdate, close });
}

/** Integration number `n` of a shop with many: most are well, some are not. */
export async function fillIntegration({ ledger }: Store, n: number, deliveries = 3): Promise<void> {
	const names = ['Orders', 'Invoices', 'Stock', 'Customers', 'Refunds', 'Shipments', 'Payouts'];
	const providers = ['shopify', 'stripe', 'github', 'square', 'svix'];
	const scope = `workflow-${n}/node`;
	const provider = providers[n % providers.length]!;
	const origin = {
		workflowId: `workflow-${n}`,
		workflowName: `${names[n % names.length]} ${n + 1}`,
		nodeName: `${provider} trigger`,
	};
	for (let index = 0; index < deliveries; index++) {
		await ledger.record(aDelivery({ scope, origin, provider }));
	}
	const leases = await ledger.claim(scope, deliveries, 60_000);
	for (const [index, lease] of leases.entries()) {
		const breaks = n % 11 === 3 && index === 0;
		await ledger.settle(
			lease,
			breaks ? { status: 'dead', reason: 'HTTP 422: no such SKU' } : { status: 'done' },
		);
	}
}

/** What the HTTP node and the Sync Checkpoint of that shop have left in the shared state. */
export async function fillGuardsAndSyncs(state: SharedState, now: number): Promise<void> {
	const ended = {
		...{ id: 'r', startedAt: now - 60 * MINUTE, endedAt: now - 30 * MINUTE },
		counts: { written: 10_000, failed: 12 },
	};
	const under = { id: 's', startedAt: now - 4 * MINUTE, leaseUntil: now + MINUTE };
	const reason = 'HTTP 503 from api.warehouse.example';
	const day = { name: 'day', limit: 1000, remaining: 62, resetAt: now + 120 * MINUTE };
	const states = {
		'breaker:api.warehouse.example': { failures: 5, openedAt: now - 190_000 },
		'breaker:api.shop.example': { failures: 0 },
		'limit:api.shop.example': {
			bookings: [['40 in 60000 ms', now + 25_000, MINUTE]],
			quotas: [{ ...day, seenAt: now, counted: 1, spanMs: 1440 * MINUTE }],
		},
		'sync:Nightly customers': {
			history: [{ ...ended, status: 'success' }],
			succeededAt: ended.endedAt,
		},
		'sync:Stock levels': {
			run: { ...under, counts: { written: 1200 } },
			history: [{ ...ended, status: 'failed', reason }],
			succeededAt: now - 1500 * MINUTE,
		},
	};
	for (const [key, value] of Object.entries(states)) {
		await state.update(key, () => ({ state: value, result: undefined }));
	}
}
