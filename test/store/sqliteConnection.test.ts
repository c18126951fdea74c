import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { SqliteConnection } from '../../store/sqlite/SqliteConnection';

let folder: string;
let connection: SqliteConnection;
/** How the file can be opened from now on. */
let readOnly: boolean;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'steadfast-'));
	const file = join(folder, 'a.sqlite');
	const first = new DatabaseSync(file);
	first.exec('CREATE TABLE a (n INTEGER UNIQUE)');
	first.close();
	readOnly = true;
	connection = new SqliteConnection(() => new DatabaseSync(file, { readOnly }));
});
afterEach(() => {
	connection.close();
	rmSync(folder, { recursive: true, force: true });
});

const insert = (n: number) => connection.all('INSERT INTO a VALUES (:n)', { n });
const rows = () => connection.all('SELECT n FROM a ORDER BY n', {}).map(({ n }) => n);

describe('a SQLite connection', () => {
	it('is opened again after an error that it cannot get over', () => {
		expect(() => insert(1)).toThrow('readonly');
		readOnly = false;
		expect(() => insert(1)).toThrow('readonly');
		connection.mend();
		insert(1);
		expect(rows()).toEqual([1]);
	});

	it('is tried again for as long as it cannot be opened', () => {
		expect(() => insert(1)).toThrow('readonly');
		connection.mend();
		expect(() => insert(1)).toThrow('readonly');
		readOnly = false;
		connection.mend();
		insert(1);
		expect(rows()).toEqual([1]);
	});

	it('stays open after an error of the statement, and keeps what was begun', () => {
		readOnly = false;
		expect(() => insert(1)).toThrow('readonly');
		connection.mend();
		connection.begin();
		insert(1);
		expect(() => insert(1)).toThrow('UNIQUE');
		connection.mend();
		connection.commit();
		expect(rows()).toEqual([1]);
	});

	it('undoes what was begun, also when there is nothing to undo', () => {
		readOnly = false;
		expect(() => insert(1)).toThrow('readonly');
		connection.mend();
		connection.begin();
		insert(1);
		connection.rollBack();
		connection.rollBack();
		expect(rows()).toEqual([]);
	});
});
