import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { payloadCodec } from '../../store/payload';
import { NewerSchemaError } from '../../store/Store';
import { LEDGER_MIGRATIONS } from '../../store/sqlite/schema';
import { openSqliteStore } from '../../store/sqlite/sqliteStore';
import { aDelivery } from '../support/deliveries';
import { storeContract } from './contract';

let folder: string;
let file: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'steadfast-'));
	file = join(folder, 'nested', 'ledger.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('sqlite', () => {
	describe('contract', () => storeContract((clock) => openSqliteStore(file, clock)));
	describe('contract, encrypted', () =>
		storeContract((clock) => openSqliteStore(file, clock, payloadCodec([Buffer.alloc(32, 1)]))));

	it('keeps deliveries over a restart', async () => {
		const before = await openSqliteStore(file, Date.now);
		await before.ledger.record(aDelivery({ key: 'a' }));
		await before.close();
		const after = await openSqliteStore(file, Date.now);
		expect(await after.ledger.find({ limit: 10 })).toMatchObject([{ key: 'a', status: 'queued' }]);
		await after.close();
	});

	it('is shared by several connections: nothing is taken in or handed out twice', async () => {
		const one = await openSqliteStore(file, Date.now);
		const two = await openSqliteStore(file, Date.now);
		await one.ledger.record(aDelivery({ key: 'a' }));
		expect((await two.ledger.record(aDelivery({ key: 'a' }))).duplicate).toBe(true);
		expect(await two.ledger.claim('workflow/node', 1, 1000)).toHaveLength(1);
		expect(await one.ledger.claim('workflow/node', 1, 1000)).toEqual([]);
		await one.close();
		await two.close();
	});

	it('takes over a ledger of the first version with all that is in it', async () => {
		mkdirSync(dirname(file));
		const first = new DatabaseSync(file);
		first.exec(LEDGER_MIGRATIONS[0]!);
		first.exec(`PRAGMA user_version = 1;
			INSERT INTO deliveries (kind, scope, delivery_key, correlation_id, provider, type, body, headers,
				workflow_id, workflow_name, node_name, status, attempts, reason, received_at, due_at, updated_at,
				death_sequence)
			VALUES ('webhook', 'workflow/node', 'a', 'a', 'shopify', 'orders/create', CAST('{"id":1}' AS BLOB), '{"h":"1"}',
				'workflow', 'Orders', 'Shopify', 'queued', 0, NULL, 1, 1, 1, NULL),
			('item', 'workflow/node', 'b', 'b', '', '', CAST('{"id":2}' AS BLOB), '{}',
				'workflow', 'Orders', 'Shopify', 'dead', 3, 'HTTP 422', 1, 1, 1, 7)`);
		first.close();
		const store = await openSqliteStore(file, Date.now);
		expect(await store.ledger.claim('workflow/node', 9, 1000)).toMatchObject([
			{ key: 'a', body: Buffer.from('{"id":1}'), headers: { h: '1' } },
		]);
		expect(await store.ledger.find({ status: 'dead', limit: 9 })).toMatchObject([{ key: 'b' }]);
		expect(await store.ledger.lastDeath()).toBe(7);
		expect((await store.ledger.bury(aDelivery(), 'no')).deathSequence).toBe(8);
		await store.close();
	});

	it('refuses a file of a newer version and leaves it as it was', async () => {
		const store = await openSqliteStore(file, Date.now);
		await store.close();
		const database = new DatabaseSync(file);
		database.exec('PRAGMA user_version = 99');
		database.close();
		await expect(openSqliteStore(file, Date.now)).rejects.toThrow(NewerSchemaError);
		const reopened = new DatabaseSync(file);
		expect(reopened.prepare('PRAGMA user_version').get()).toEqual({ user_version: 99 });
		reopened.close();
	});

	it('refuses a file that is no database and leaves it as it was', async () => {
		file = join(folder, 'notes.txt');
		writeFileSync(file, 'these are my notes, and no database');
		await expect(openSqliteStore(file, Date.now)).rejects.toThrow(/not a database/);
		expect(readFileSync(file, 'utf8')).toBe('these are my notes, and no database');
	});

	it('says so when a delivery cannot be written', async () => {
		const store = await openSqliteStore(file, Date.now);
		const writer = new DatabaseSync(file);
		writer.exec('PRAGMA query_only = 0; ALTER TABLE deliveries RENAME TO taken_away');
		await expect(store.ledger.record(aDelivery())).rejects.toThrow(/deliveries/);
		writer.close();
		await store.close();
	});

	it('says so when the file is damaged, and leaves it as it was', async () => {
		const store = await openSqliteStore(file, Date.now);
		await store.close();
		const damaged = readFileSync(file).fill(7, 100);
		writeFileSync(file, damaged);
		await expect(openSqliteStore(file, Date.now)).rejects.toThrow(/malformed|corrupt/);
		expect(readFileSync(file).equals(damaged)).toBe(true);
	});

	it('says so when the disk is full, loses nothing, and goes on when there is room', async () => {
		const store = await openSqliteStore(file, Date.now);
		await store.ledger.record(aDelivery({ key: 'before' }));
		await store.close();

		// A file that may not grow stands for a disk that is full.
		const limit = jest.spyOn(DatabaseSync.prototype, 'prepare');
		const full = await openSqliteStore(file, Date.now);
		await full.ledger.counts();
		const [database] = limit.mock.contexts as DatabaseSync[];
		limit.mockRestore();
		database!.exec('PRAGMA max_page_count = 1');
		const large = aDelivery({ key: 'large', body: randomBytes(100_000) });
		await expect(full.ledger.record(large)).rejects.toThrow(/full/);
		await expect(full.ledger.recordAll([aDelivery(), large])).rejects.toThrow(/full/);
		expect(await full.ledger.counts()).toEqual({ queued: 1 });

		database!.exec('PRAGMA max_page_count = 1000000');
		await full.ledger.record(large);
		expect(await full.ledger.counts()).toEqual({ queued: 2 });
		await full.close();
	});

	it('says so when its folder cannot be made', async () => {
		writeFileSync(join(folder, 'nested'), 'a file where the folder should be');
		await expect(openSqliteStore(file, Date.now)).rejects.toThrow(/EEXIST|ENOTDIR/);
	});
});
