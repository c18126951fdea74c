import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Takes a lock that only one process can hold. It is the operating system's: it ends with the
 * process, however that ends.
 *
 * @returns what gives it back; undefined when it is held
 */
export function tryLock(file: string): (() => void) | undefined {
	mkdirSync(dirname(file), { recursive: true });
	const database = new DatabaseSync(file);
	try {
		database.exec('BEGIN EXCLUSIVE');
		return () => database.close();
	} catch {
		database.close();
		return undefined;
	}
}
