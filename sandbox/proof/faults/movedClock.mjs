/**
 * Loaded into n8n with `--import`: moves its clock by the ms that the file named in CLOCK_OFFSET_FILE
 * says, while it runs. Timers go on as they do when a machine's clock is set.
 */
import { readFileSync } from 'node:fs';

const LOOK_MS = 100;
const RealDate = Date;
const file = process.env.CLOCK_OFFSET_FILE;
let offset = 0;

function look() {
	try {
		offset = Number(readFileSync(file, 'utf8')) || 0;
	} catch {
		offset = 0;
	}
}

globalThis.Date = new Proxy(RealDate, {
	construct: (target, args, newTarget) =>
		Reflect.construct(target, args.length > 0 ? args : [target.now() + offset], newTarget),
	apply: (target) => new target(target.now() + offset).toString(),
	get: (target, name) =>
		name === 'now' ? () => target.now() + offset : Reflect.get(target, name, target),
});

look();
setInterval(look, LOOK_MS).unref();
