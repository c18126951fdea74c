import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { NewerSchemaError } from '../../store/Store';
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

	it('says so when its folder cannot be made', async () => {
		writeFileSync(join(folder, 'nested'), 'a file where the folder should be');
		await expect(openSqliteStore(file, Date.now)).rejects.toThrow(/EEXIST|ENOTDIR/);
	});
});
