/**
 * Loaded into n8n with `--import`: writes to the file named in RESOURCES_FILE what keeps its event
 * loop busy, by kind, once in a while.
 */
import { writeFileSync } from 'node:fs';

const LOOK_MS = 250;
const file = process.env.RESOURCES_FILE;

// Its task runner inherits the option, and is another process.
if (file && process.argv[2] === 'start') {
	setInterval(() => {
		const counts = {};
		for (const kind of process.getActiveResourcesInfo()) counts[kind] = (counts[kind] ?? 0) + 1;
		writeFileSync(file, JSON.stringify(counts));
	}, LOOK_MS).unref();
}
