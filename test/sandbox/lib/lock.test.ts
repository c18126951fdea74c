import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lock } from '../../../sandbox/lib/lock.ts';

test('only one holds it, until it is given back', () => {
	const folder = mkdtempSync(join(tmpdir(), 'steadfast-lock-'));
	const file = join(folder, 'deeper', 'data.lock');
	const unlock = lock(file);
	expect(() => lock(file)).toThrow(file);
	unlock();
	lock(file)();
	rmSync(folder, { recursive: true });
});
