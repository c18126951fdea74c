/**
 * `npm run mutation -- [folder …]`: changes the code of these folders of core (all with a target when
 * none is named), place by place, and says which changes their tests do not notice. What has not
 * changed since the last run is not tried again.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writePage } from './page.ts';
import { keepResult, TARGETED } from './results.ts';

async function mutate(folder: string): Promise<void> {
	const child = spawn('stryker', ['run'], {
		stdio: 'inherit',
		env: { ...process.env, MUTATED: folder },
	});
	const [code] = (await once(child, 'close')) as [number | null];
	if (code !== 0) throw new Error(`Stryker ended with ${code ?? 'a signal'} on core/${folder}`);
}

async function main(named: readonly string[]): Promise<void> {
	for (const folder of named.length > 0 ? named : TARGETED) {
		await mutate(folder);
		await keepResult(folder);
	}
	await writePage();
}

void main(process.argv.slice(2));
