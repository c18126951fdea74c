import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tryLock } from '../../../sandbox/lib/lock.ts';

test('only one holds it, until it is given back', () => {
	const folder = mkdtempSync(join(tmpdir(), 'steadfast-lock-'));
	const file = join(folder, 'deeper', 'data.lock');
	const unlock = tryLock(file);
	expect(unlock).toBeDefined();
	expect(tryLock(file)).toBeUndefined();
	unlock?.();
	const again = tryLock(file);
	expect(again).toBeDefined();
	again?.();
	rmSync(folder, { recursive: true });
});
