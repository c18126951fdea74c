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

interface Rates {
	accept: number;
	work: number;
}

/** The contenders take turns, so that what else the machine does hits all of them. */
async function measure<Name extends string>(
	contenders: Record<Name, Contender>,
): Promise<Record<Name, Rates>> {
	const names = Object.keys(contenders) as Name[];
	const rounds = new Map(names.map((name) => [name, [] as Rates[]]));
	for (let round = 0; round <= ROUNDS; round++) {
		for (const name of names) {
			const rates = await measureOnce(contenders[name]);
			// The first round is for the compiler and the caches.
			if (round > 0) rounds.get(name)!.push(rates);
		}
	}
	const median = (rates: Rates[], of: keyof Rates) =>
		rates.map((rate) => rate[of]).toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)]!;
	return Object.fromEntries(
		[...rounds].map(([name, rates]) => [
			name,
			{ accept: median(rates, 'accept'), work: median(rates, 'work') },
		]),
	) as Record<Name, Rates>;
}

async function measureOnce({ accept, work }: Contender): Promise<Rates> {
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
	return {
		accept: (DELIVERIES / (working - accepting)) * 1000,
		work: (DELIVERIES / (performance.now() - working)) * 1000,
	};
}

/** Most are done; some are dead, some are tried again later in the very scope that is measured. */
const fill = (series: string, key: string, body: string, now: number) => `
	INSERT INTO deliveries (kind, scope, delivery_key, correlation_id, provider, type, body, headers,
		workflow_id, workflow_name, node_name, status, attempts, received_at, due_at, updated_at)
	SELECT 'webhook', 'bench/node', ${key}, 'c', 'shopify', 'orders/create', ${body}, '{}',
		'bench', 'Bench', 'Shopify', CASE WHEN n % 20 = 0 THEN 'dead' WHEN n % 20 = 1 THEN 'retrying'
		ELSE 'done' END, 1, ${now}, ${now + 3_600_000}, ${now} FROM ${series}`;

const figures: string[] = [];

function report(engine: string, { empty, filled }: Record<'empty' | 'filled', Rates>): void {
	for (const kind of ['accept', 'work'] as const) {
		const percent = Math.round((1 - filled[kind] / empty[kind]) * 100);
		figures.push(
			`${engine}, ${kind === 'accept' ? 'record' : 'claim and finish'}: ${Math.round(empty[kind])}/s empty, ${Math.round(filled[kind])}/s with ${ROWS} rows (${percent} % slower)`,
		);
	}
}

async function reportHealth(engine: string, { ledger }: Store): Promise<void> {
	const started = performance.now();
	await ledger.health({ from: Date.now() - 3_600_000, to: Date.now() });
	figures.push(
		`${engine}, health: ${Math.round(performance.now() - started)} ms with ${ROWS} rows`,
	);
}

async function sqlite(): Promise<void> {
	const { openSqliteStore } = (await import(
		`${BUILT}/sqlite/sqliteStore.js`
	)) as typeof SqliteModule;
	const folder = mkdtempSync(join(tmpdir(), 'steadfast-bench-'));
	const file = join(folder, 'filled.sqlite');
	const empty = await openSqliteStore(join(folder, 'empty.sqlite'), Date.now);
	const filled = await openSqliteStore(file, Date.now);
	try {
		const database = new DatabaseSync(file);
		const series = `(WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < ${ROWS})
			SELECT n FROM s)`;
		database.exec(fill(series, 'hex(randomblob(16))', 'zeroblob(200)', Date.now()));
		database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
		database.close();
		report('SQLite', await measure({ empty: ledgerOf(empty), filled: ledgerOf(filled) }));
		await reportHealth('SQLite', filled);
	} finally {
		await empty.close();
		await filled.close();
		rmSync(folder, { recursive: true, force: true });
	}
}

async function postgres(): Promise<void> {
	const { openPostgresStore } = (await import(
		`${BUILT}/postgres/postgresStore.js`
	)) as typeof PostgresModule;
	const service = await startPostgres();
	try {
		const empty = await openPostgresStore(service.url, { schema: 'empty' });
		const filled = await openPostgresStore(service.url, { schema: 'filled' });
		const client = new Client({ connectionString: service.url });
		await client.connect();
		await client.query('SET search_path = filled');
		const body = `decode(repeat('00', 200), 'hex')`;
		await client.query(
			fill(`generate_series(1, ${ROWS}) n`, 'gen_random_uuid()', body, Date.now()),
		);
		await client.query('VACUUM ANALYZE deliveries');
		await client.end();

		const boss = new PgBoss({ connectionString: service.url });
		await boss.start();
		await boss.createQueue('bench');
		const rates = await measure({
			empty: ledgerOf(empty),
			filled: ledgerOf(filled),
			boss: bossQueue(boss),
		});
		report('Postgres', rates);
		const { accept, work } = rates.boss;
		figures.push(
			`pg-boss, send: ${Math.round(accept)}/s, fetch and complete: ${Math.round(work)}/s, empty`,
		);
		await reportHealth('Postgres', filled);
		await boss.stop({ graceful: false });
		await empty.close();
		await filled.close();
	} finally {
		await service.close();
	}
}

function bossQueue(boss: PgBoss): Contender {
	const job = { body: BODY.toString() };
	return {
		accept: () => boss.send('bench', job),
		async work() {
			const jobs = await boss.fetch('bench', { batchSize: BATCH });
			await Promise.all(jobs.map(({ id }) => boss.complete('bench', id)));
			return jobs.length;
		},
	};
}

async function main(): Promise<void> {
	await sqlite();
	await postgres();
	process.stdout.write([...figures, ''].join('\n'));
}

void main();
