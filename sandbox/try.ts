import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { untilInterrupted } from './lib/interrupt.ts';
import { say } from './lib/say.ts';
import { OWNER } from './lib/scenario.ts';
import { table } from './proof/lib/table.ts';
import { TRIES } from './try/all.ts';
import { takePictures } from './try/lib/pictures.ts';
import { play } from './try/lib/play.ts';
import { purpose, readTemplate, templateNames } from './try/lib/template.ts';
import { openWorld } from './try/lib/world.ts';
import type { World } from './try/lib/world.ts';

const ALL = 'all';
const LOG_LINES = 40;

async function list(): Promise<void> {
	say('npm run try -- <template> … | all [--stay] [--pictures]\n');
	const names = await templateNames();
	const width = Math.max(...names.map((name) => name.length));
	for (const name of names) say(`  ${name.padEnd(width)}  ${purpose(await readTemplate(name))}`);
}

const isBeside = (name: string): boolean => TRIES[name]?.beside !== undefined;

/** Tries one template and prints what happened. @returns what was not as it should be */
async function tryOne(world: World, name: string): Promise<string[]> {
	const entry = TRIES[name];
	if (!entry) throw new Error(`${name} has no try`);
	say(`\n${name}`);
	const stage = await world.publish(name).catch((error: Error) => error);
	if (stage instanceof Error) {
		if (world.signal.aborted) throw stage;
		return [`${name} is not published: ${stage.message}`];
	}
	const { rows, faults } = await play(stage, entry);
	say(`\n${table(rows)}`);
	if (faults.length > 0) for (const line of [...faults, ...(await stage.explain())]) say(line);
	return faults.map((fault) => `${name}: ${fault}`);
}

/** `npm run try`: templates as their users have them, in a real n8n, with simulated systems. */
async function main(signal: AbortSignal): Promise<void> {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			stay: { type: 'boolean', default: false },
			pictures: { type: 'boolean', default: false },
		},
	});
	if (positionals.length === 0) return await list();
	const wanted = positionals.includes(ALL) ? await templateNames() : positionals;
	// One that is played beside another has its own turn first, on an empty stage.
	const names = wanted.toSorted((a, b) => Number(isBeside(a)) - Number(isBeside(b)));
	const unknown = names.find((name) => !Object.hasOwn(TRIES, name));
	if (unknown) throw new Error(`No template "${unknown}": ${Object.keys(TRIES).join(', ')}`);

	const userFolder = await mkdtemp(join(tmpdir(), 'steadfast-try-'));
	try {
		const world = await openWorld(names, userFolder, signal);
		try {
			if (values.pictures) await takePictures(world);
			const faults: string[] = [];
			for (const name of names) {
				faults.push(...(await tryOne(world, name)));
				const isToStay = values.stay && name === names.at(-1);
				if (!isToStay) await world.unpublish(name);
			}
			if (faults.length === 0) say(`\nAs it should be: ${names.join(', ')}.`);
			if (values.stay) {
				say(`
n8n stays up: ${world.n8n.url}
  e-mail    ${OWNER.email}
  password  ${OWNER.password}
Ctrl-C ends everything.`);
				await world.n8n.ended(signal);
			}
			if (faults.length > 0) throw new Error(faults.join('\n'));
		} catch (error) {
			if (!signal.aborted) say(`\nThe end of n8n's log:\n${world.n8n.log(LOG_LINES)}\n`);
			throw error;
		} finally {
			await world.close();
		}
	} finally {
		await rm(userFolder, { recursive: true, force: true });
	}
}

void untilInterrupted(main);
