/**
 * What the ledger takes in, and hands out and finishes, per second: empty and with many rows in it,
 * on SQLite and Postgres (both with fsync), beside better-sqlite3 on the same disk and pg-boss on the
 * same Postgres. With what `npm run build` has made; `ROWS` sets how many rows, 1,000,000 unless given.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import BetterSqlite3 from 'better-sqlite3';
import { Client } from 'pg';
import PgBoss from 'pg-boss';
import type { LeasedDelivery, NewDelivery } from '../core/delivery/types';
import { startPostgres } from '../sandbox/services/postgres.ts';
import type * as PostgresModule from '../store/postgres/postgresStore';
import type * as SqliteModule from '../store/sqlite/sqliteStore';
import type { Store } from '../store/Store';
import { compared } from './lib/compared.ts';
import { section } from './lib/section.ts';
import type { Row } from './lib/section.ts';

const BUILT = '../dist/store';
const ROWS = Number(process.env.ROWS ?? 1_000_000);
const DELIVERIES = 3000;
const ROUNDS = 3;
/** Requests that a webhook process has open at a time. */
const AT_ONCE = 20;
const BATCH = 50;
const LEASE_MS = 60_000;
const BODY = Buffer.from(JSON.stringify({ id: 1, note: 'x'.repeat(1000) }));

const KINDS: Record<keyof Rates, string> = { accept: 'record', work: 'claim and finish' };
const METHOD = `Deliveries of 1 kB a second, ${AT_ONCE} requests at a time; then claimed in batches of ${BATCH} and finished. Every commit is synced to the disk. better-sqlite3 and pg-boss do the same; the former knows neither attempts nor order nor dead letters. Median of ${ROUNDS} rounds of ${DELIVERIES}.`;

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

const rows: Row[] = [];
const manyRows = `${ROWS.toLocaleString('en')} rows`;

/** Both halves of the ledger's work, empty beside another library, and filled beside empty. */
function report(
	engine: string,
	other: string,
	rates: Record<'empty' | 'filled' | 'other', Rates>,
): void {
	for (const [kind, what] of Object.entries(KINDS) as Array<[keyof Rates, string]>) {
		const { empty, filled, other: theirs } = rates;
		const beside = { name: other, value: theirs[kind] };
		rows.push(
			compared({ what: `${engine}, ${what}`, ours: empty[kind], beside, unit: '/s' }),
			compared({
				what: `${engine}, ${what}, with ${manyRows}`,
				ours: filled[kind],
				beside: { name: 'empty', value: empty[kind] },
				unit: '/s',
			}),
		);
	}
}

async function reportHealth(engine: string, { ledger }: Store): Promise<void> {
	const started = performance.now();
	await ledger.health({ from: Date.now() - 3_600_000, to: Date.now() });
	const ours = performance.now() - started;
	rows.push(compared({ what: `${engine}, health, with ${manyRows}`, ours, unit: 'ms' }));
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
		const other = betterSqlite3(join(folder, 'other.sqlite'));
		const contenders = { empty: ledgerOf(empty), filled: ledgerOf(filled), other };
		report('SQLite', 'better-sqlite3', await measure(contenders));
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
			other: bossQueue(boss),
		});
		report('Postgres', 'pg-boss', rates);
		await reportHealth('Postgres', filled);
		await boss.stop({ graceful: false });
		await empty.close();
		await filled.close();
	} finally {
		await service.close();
	}
}

/** The least that a durable queue without duplicates can be, written by hand. */
function betterSqlite3(file: string): Contender {
	const database = new BetterSqlite3(file);
	database.pragma('journal_mode = WAL');
	database.pragma('synchronous = FULL');
	database.exec(`CREATE TABLE queue (
		id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, body BLOB NOT NULL, status TEXT NOT NULL
	) STRICT; CREATE INDEX queued ON queue (id) WHERE status = 'queued'`);
	const insert = database.prepare(
		`INSERT INTO queue (key, body, status) VALUES (?, ?, 'queued') ON CONFLICT DO NOTHING`,
	);
	const claim = database.prepare<[number], { id: number }>(`UPDATE queue SET status = 'leased'
		WHERE id IN (SELECT id FROM queue WHERE status = 'queued' ORDER BY id LIMIT ?)
		RETURNING id, key, body`);
	const finish = database.prepare(`UPDATE queue SET status = 'done' WHERE id = ?`);
	return {
		accept: async () => insert.run(randomUUID(), BODY),
		async work() {
			const claimed = claim.all(BATCH);
			for (const { id } of claimed) finish.run(id);
			return claimed.length;
		},
	};
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
	section('Ledger', METHOD, rows);
}

void main();
