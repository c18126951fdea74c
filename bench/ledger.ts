/**
 * What the ledger takes in, and hands out and finishes, per second: empty and with many rows in it,
 * on SQLite and Postgres (both with fsync), beside pg-boss on the same Postgres. With what
 * `npm run build` has made; `ROWS` sets how many rows, 1,000,000 unless given.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import PgBoss from 'pg-boss';
import type { LeasedDelivery, NewDelivery } from '../core/delivery/types';
import { startPostgres } from '../sandbox/services/postgres.ts';
import type * as PostgresModule from '../store/postgres/postgresStore';
import type * as SqliteModule from '../store/sqlite/sqliteStore';
import type { Store } from '../store/Store';

const BUILT = '../dist/store';
const ROWS = Number(process.env.ROWS ?? 1_000_000);
const DELIVERIES = 3000;
const ROUNDS = 3;
/** Requests that a webhook process has open at a time. */
const AT_ONCE = 20;
const BATCH = 50;
const LEASE_MS = 60_000;
const BODY = Buffer.from(JSON.stringify({ id: 1, note: 'x'.repeat(1000) }));

interface Contender {
	accept(): Promise<unknown>;
	/** Takes a batch and finishes it; answers with how many there were. */
	work(): Promise<number>;
}

function ledgerOf({ ledger }: Store): Contender {
	const scope = 'bench/node';
	const finish = (lease: LeasedDelivery) => ledger.settle(lease, { status: 'done' });
	return {
		accept: () => ledger.record(delivery(scope)),
		async work() {
			const leases = await ledger.claim(scope, BATCH, LEASE_MS);
			await Promise.all(leases.map(finish));
			return leases.length;
		},
	};
}

function delivery(scope: string): NewDelivery {
	const key = randomUUID();
	return {
		kind: 'webhook',
		scope,
		key,
		correlationId: key,
		provider: 'shopify',
		type: 'orders/create',
		body: BODY,
		headers: { 'x-shopify-topic': 'orders/create' },
		origin: { workflowId: 'bench', workflowName: 'Bench', nodeName: 'Shopify' },
	};
}

async function measure({ accept, work }: Contender): Promise<{ accept: number; work: number }> {
	const rounds: Array<{ accept: number; work: number }> = [];
	for (let round = 0; round <= ROUNDS; round++) {
		const accepting = performance.now();
		let sent = 0;
		await Promise.all(
			Array.from({ length: AT_ONCE }, async () => {
				while (sent++ < DELIVERIES) await accept();
			}),
		);
		const working = performance.now();
		let done = 0;
		while (done < DELIVERIES) done += await work();
		rounds.push({ accept: working - accepting, work: performance.now() - working });
	}
	// The first round is for the compiler and the caches.
	const rate = (of: 'accept' | 'work') => {
		const times = rounds.slice(1).map((round) => round[of]);
		return DELIVERIES / (times.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)]! / 1000);
	};
	return { accept: rate('accept'), work: rate('work') };
}

/** Most are done; some are dead, some are tried again later in the very scope that is measured. */
const fill = (series: string, key: string, body: string, now: number) => `
	INSERT INTO deliveries (kind, scope, delivery_key, correlation_id, provider, type, body, headers,
		workflow_id, workflow_name, node_name, status, attempts, received_at, due_at, updated_at)
	SELECT 'webhook', 'bench/node', ${key}, 'c', 'shopify', 'orders/create', ${body}, '{}',
		'bench', 'Bench', 'Shopify', CASE WHEN n % 20 = 0 THEN 'dead' WHEN n % 20 = 1 THEN 'retrying'
		ELSE 'done' END, 1, ${now}, ${now + 3_600_000}, ${now} FROM ${series}`;

const figures: Array<Record<string, string | number>> = [];

async function compareFilled(name: string, contender: Contender, fillIt: () => Promise<void>) {
	const empty = await measure(contender);
	await fillIt();
	const filled = await measure(contender);
	const row = (of: 'accept' | 'work') => ({
		engine: name,
		what: of === 'accept' ? 'record' : 'claim and finish',
		'empty, per s': Math.round(empty[of]),
		[`${ROWS} rows, per s`]: Math.round(filled[of]),
		slower: `${Math.round((1 - filled[of] / empty[of]) * 100)} %`,
	});
	figures.push(row('accept'), row('work'));
}

async function sqlite(): Promise<void> {
	const { openSqliteStore } = (await import(
		`${BUILT}/sqlite/sqliteStore.js`
	)) as typeof SqliteModule;
	const folder = mkdtempSync(join(tmpdir(), 'steadfast-bench-'));
	const file = join(folder, 'ledger.sqlite');
	const store = await openSqliteStore(file, Date.now);
	try {
		await compareFilled('SQLite', ledgerOf(store), async () => {
			const database = new DatabaseSync(file);
			const series = `(WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < ${ROWS})
				SELECT n FROM s)`;
			database.exec(fill(series, 'hex(randomblob(16))', 'zeroblob(200)', Date.now()));
			database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
			database.close();
		});
		const started = performance.now();
		await store.ledger.health({ from: Date.now() - 3_600_000, to: Date.now() });
		figures.push(healthRow('SQLite', performance.now() - started));
	} finally {
		await store.close();
		rmSync(folder, { recursive: true, force: true });
	}
}

const healthRow = (engine: string, ms: number) => ({
	engine,
	what: 'health of all scopes, ms',
	[`${ROWS} rows, per s`]: Math.round(ms),
});

async function postgres(): Promise<void> {
	const { openPostgresStore } = (await import(
		`${BUILT}/postgres/postgresStore.js`
	)) as typeof PostgresModule;
	const service = await startPostgres();
	try {
		const boss = new PgBoss({ connectionString: service.url });
		await boss.start();
		await boss.createQueue('bench');
		const job = { body: BODY.toString() };
		const bossFigures = await measure({
			accept: () => boss.send('bench', job),
			async work() {
				const jobs = await boss.fetch('bench', { batchSize: BATCH });
				await Promise.all(jobs.map(({ id }) => boss.complete('bench', id)));
				return jobs.length;
			},
		});
		await boss.stop({ graceful: false });
		for (const kind of ['accept', 'work'] as const) {
			figures.push({
				engine: 'pg-boss 11',
				what: kind === 'accept' ? 'send' : 'fetch and complete',
				'empty, per s': Math.round(bossFigures[kind]),
			});
		}

		const store = await openPostgresStore(service.url);
		const client = new Client({ connectionString: service.url });
		await client.connect();
		await compareFilled('Postgres', ledgerOf(store), async () => {
			await client.query('SET search_path = steadfast');
			const body = `decode(repeat('00', 200), 'hex')`;
			await client.query(
				fill(`generate_series(1, ${ROWS}) n`, 'gen_random_uuid()', body, Date.now()),
			);
			await client.query('VACUUM ANALYZE deliveries');
		});
		const started = performance.now();
		await store.ledger.health({ from: Date.now() - 3_600_000, to: Date.now() });
		figures.push(healthRow('Postgres', performance.now() - started));
		await client.end();
		await store.close();
	} finally {
		await service.close();
	}
}

async function main(): Promise<void> {
	await sqlite();
	await postgres();
	const columns = [...new Set(figures.flatMap((row) => Object.keys(row)))];
	const lines = figures.map((row) => columns.map((column) => row[column] ?? '').join(' | '));
	process.stdout.write([columns.join(' | '), ...lines, ''].join('\n'));
}

void main();
