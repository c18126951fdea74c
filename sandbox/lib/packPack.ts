import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { npm } from './run.ts';

/**
 * Packs the project as npm would publish it. What is in `dist` goes in: build first.
 *
 * @returns the tarball's path, in a new temporary folder
 */
export async function packPack(signal?: AbortSignal): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'steadfast-pack-'));
	const printed = await npm(['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
		signal,
	});
	const [packed] = JSON.parse(printed) as Array<{ filename: string }>;
	if (!packed) throw new Error(`npm pack named no tarball: ${printed}`);
	return join(folder, packed.filename);
}
