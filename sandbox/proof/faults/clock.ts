import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FaultCase } from './fault.ts';

const HOUR_MS = 3_600_000;

/** n8n's clock is wrong by an hour for a while, and then right again. */
const moved =
	(title: string, offsetMs: number): FaultCase =>
	async (work) => {
		const folder = await mkdtemp(join(tmpdir(), 'steadfast-clock-'));
		const file = join(folder, 'offset');
		const preload = pathToFileURL(resolve('sandbox', 'proof', 'faults', 'movedClock.mjs'));
		try {
			return await work({
				title,
				meanwhile: 'taken',
				options: { env: { NODE_OPTIONS: `--import=${preload.href}`, CLOCK_OFFSET_FILE: file } },
				break: () => writeFile(file, String(offsetMs)),
				mend: () => writeFile(file, '0'),
			});
		} finally {
			await rm(folder, { recursive: true });
		}
	};

export const clockAhead = moved('clock an hour ahead, then right again', HOUR_MS);
export const clockBehind = moved('clock an hour behind, then right again', -HOUR_MS);
