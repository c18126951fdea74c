import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { readLedger, unfinished } from '../../../sandbox/lib/ledger.ts';
import { LEDGER_MIGRATIONS, migrate } from '../../../store/sqlite/schema';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'steadfast-ledger-'))));
afterEach(() => rmSync(folder, { recursive: true }));

test('reads what the pack writes, while the pack has it open', () => {
	const file = join(folder, 'ledger.sqlite');
	const database = new DatabaseSync(file);
	database.exec('PRAGMA journal_mode = WAL');
	migrate(database, LEDGER_MIGRATIONS);
	const insert = database.prepare(
		`INSERT INTO deliveries (kind, scope, delivery_key, correlation_id, provider, type, body, headers,
			workflow_id, workflow_name, node_name, status, attempts, reason, received_at, due_at, updated_at)
		 VALUES (?, 's', ?, 'c', 'shopify', 'orders/create', x'', '{}', 'w', 'w', 'n', ?, 2, ?, 0, 0, 0)`,
	);
	insert.run('webhook', 'a', 'done', null);
	insert.run('item', 'b', 'retrying', 'timed out');
	const rows = readLedger(file);
	expect(rows).toEqual([
		expect.objectContaining({ id: 1, kind: 'webhook', status: 'done', attempts: 2, reason: null }),
		expect.objectContaining({ id: 2, kind: 'item', status: 'retrying', reason: 'timed out' }),
	]);
	expect(rows.map(unfinished)).toEqual([false, true]);
	expect(readLedger(file, 'w')).toEqual(rows);
	expect(readLedger(file, 'another workflow')).toEqual([]);
	database.close();
});

test('there is none before the first delivery', () => {
	expect(readLedger(join(folder, 'ledger.sqlite'))).toEqual([]);
});
