/**
 * Loaded into n8n with `--import`: moves its clock by the ms that the file named in CLOCK_OFFSET_FILE
 * says, while it runs. Timers go on as they do when a machine's clock is set.
 */
import { readFileSync } from 'node:fs';

const LOOK_MS = 100;
const file = process.env.CLOCK_OFFSET_FILE;
const realNow = Date.now;
let offset = 0;

const now = () => realNow() + offset;

function look() {
	try {
		offset = Number(readFileSync(file, 'utf8')) || 0;
	} catch {
		offset = 0;
	}
}

Date.now = now;
globalThis.Date = new Proxy(Date, {
	construct: (target, args, newTarget) =>
		Reflect.construct(target, args.length > 0 ? args : [now()], newTarget),
	apply: (target) => new target(now()).toString(),
});

look();
setInterval(look, LOOK_MS).unref();
