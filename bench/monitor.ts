/**
 * What the monitor costs: a metric per event, and the page's queries on a ledger of a million rows,
 * with what `npm run build` has made.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type * as Metrics from '../core/observe/metrics';
import type * as Snapshots from '../nodes/IntegrationMonitorTrigger/figures/snapshot';
import type * as Totals from '../nodes/IntegrationMonitorTrigger/figures/totals';
import type * as Sqlite from '../store/sqlite/sqliteStore';

const DIST = process.env.STEADFAST_DIST ?? '../dist';
const load = async <T>(path: string) => (await import(`${DIST}/${path}.js`)) as T;
const ROWS = Number(process.argv[2] ?? 1_000_000);
const SCOPES = 200;
const DEAD = 100_000;
const MINUTE_MS = 60_000;
const print = (line: string) => process.stdout.write(`${line}\n`);

async function metricsPerEvent(): Promise<void> {
	const { createMetrics } = await load<typeof Metrics>('core/observe/metrics');
	const metrics = createMetrics();
	const requests = metrics.counter('requests_total', 'Requests.', ['provider', 'outcome']);
	const buckets = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800, 7200];
	const took = metrics.histogram('took_seconds', 'Time.', ['provider'], buckets);
	const events = 1_000_000;
	const start = performance.now();
	for (let event = 0; event < events; event++) {
		requests.add('shopify', 'recorded');
		took.observe(event % 40, 'shopify');
	}
	const microseconds = ((performance.now() - start) / events) * 1000;
	print(`a counter and a histogram per event: ${microseconds.toFixed(3)} µs (at most 5)`);
}

const folder = mkdtempSync(join(tmpdir(), 'steadfast-bench-'));
const file = join(folder, 'ledger.sqlite');
const now = Date.now();

function fill(): void {
	const database = new DatabaseSync(file);
	database.exec(`PRAGMA synchronous = OFF; BEGIN;
		WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${ROWS})
		INSERT INTO deliveries (kind, scope, delivery_key, correlation_id, provider, type, body, headers,
			workflow_id, workflow_name, node_name, status, attempts, reason, received_at, due_at, updated_at, death_sequence)
		SELECT 'webhook', 'w' || (n % ${SCOPES}) || '/node', 'key-' || n, 'key-' || n, 'shopify', 'orders/create',
			zeroblob(400), '{}', 'w' || (n % ${SCOPES}), 'Workflow ' || (n % ${SCOPES}), 'Shopify',
			CASE WHEN n <= ${DEAD} THEN 'dead' WHEN n <= ${DEAD + 1000} THEN 'queued' ELSE 'done' END, 1, 'HTTP 422',
			${now} - n, ${now} - n, ${now} - n, CASE WHEN n <= ${DEAD} THEN n END FROM numbers;
		WITH RECURSIVE minutes(m) AS (SELECT 0 UNION ALL SELECT m + 1 FROM minutes WHERE m < 1440)
		INSERT INTO tallies SELECT 'w' || s.value || '/node', o.value, ${Math.floor(now / MINUTE_MS)} - m, 20, 3, ${now} - m * ${MINUTE_MS}
		FROM minutes, json_each('[${Array.from({ length: SCOPES }, (_, n) => n)}]') s, json_each('["done","failed"]') o;
		COMMIT`);
	database.close();
}

async function time(name: string, work: () => Promise<unknown>): Promise<void> {
	await work();
	const times: number[] = [];
	for (let round = 0; round < 9; round++) {
		const start = performance.now();
		await work();
		times.push(performance.now() - start);
	}
	const [fastest = 0, , , , median = 0] = times.sort((a, b) => a - b);
	print(`${name}: ${median.toFixed(1)} ms, fastest ${fastest.toFixed(1)} (at most 50)`);
}

const rules = {
	...{ windowMs: 60 * MINUTE_MS, minimumAttempts: 10, freshness: [] },
	oldestOpenMs: { degraded: 600_000, failed: 3_600_000 },
	deadLetters: { degraded: 1, failed: 10 },
	failedShare: { degraded: 0.2, failed: 0.5 },
	breakerOpen: 'failed' as const,
};

async function main(): Promise<void> {
	const figures = 'nodes/IntegrationMonitorTrigger/figures';
	const { takeSnapshot } = await load<typeof Snapshots>(`${figures}/snapshot`);
	const { attemptTotals } = await load<typeof Totals>(`${figures}/totals`);
	const { openSqliteStore } = await load<typeof Sqlite>('store/sqlite/sqliteStore');
	await metricsPerEvent();
	const store = await openSqliteStore(file, () => Date.now());
	fill();
	print(`${ROWS} rows, ${SCOPES} integrations busy in every minute, ${DEAD} dead letters:`);
	const { ledger } = store;
	await time('overview', () => takeSnapshot(store, rules, now));
	await time('counters', () => attemptTotals(store, now));
	const page = { limit: 51, newestFirst: true };
	await time('dead letters, a page', () => ledger.find({ status: 'dead', ...page }));
	await time('dead letters, a page in the middle', () =>
		ledger.find({ status: 'dead', ...page, after: DEAD / 2 }),
	);
	await time('dead letters, how many', () => ledger.counts({ status: 'dead' }));
	await time('one letter', () => ledger.find({ ids: [DEAD / 2], limit: 1 }));
	await time('dead letters by words of the reason, how many', () =>
		ledger.counts({ status: 'dead', reasonText: '422' }),
	);
	await time('every status, a page', () =>
		ledger.find({ status: ['dead', 'parked', 'resolved', 'discarded'], ...page }),
	);
	await store.close();
	rmSync(folder, { recursive: true, force: true });
}

void main();
