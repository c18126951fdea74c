import { parseArgs } from 'node:util';
import { untilInterrupted } from './lib/interrupt.ts';
import { say } from './lib/say.ts';
import { PROOFS } from './proof/all.ts';
import { table } from './proof/lib/table.ts';

const FAULTS_SHOWN = 20;

function list(): void {
	say('npm run proof -- <name> [case …] [--count <deliveries>]\n');
	const width = Math.max(...Object.keys(PROOFS).map((name) => name.length));
	for (const [name, { shows, cases = [] }] of Object.entries(PROOFS)) {
		say(`  ${name.padEnd(width)}  ${shows}`);
		if (cases.length > 0) say(`  ${' '.repeat(width)}  cases: ${cases.join(', ')}`);
	}
}

/** `npm run proof`: what the pack promises, tried on real processes, with figures. */
async function main(signal: AbortSignal): Promise<void> {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: { count: { type: 'string' } },
	});
	const [name, ...only] = positionals;
	if (name === undefined) return list();
	const proof = Object.hasOwn(PROOFS, name) ? PROOFS[name] : undefined;
	if (!proof) throw new Error(`No proof "${name}": ${Object.keys(PROOFS).join(', ')}`);
	const unknown = only.find((wanted) => !proof.cases?.includes(wanted));
	if (unknown) throw new Error(`"${name}" has no case "${unknown}"`);
	const count = values.count === undefined ? undefined : Number(values.count);
	if (count !== undefined && !(Number.isInteger(count) && count > 0)) {
		throw new Error(`--count takes a whole number above 0, not "${values.count}"`);
	}

	const { rows, faults } = await proof.run({ count, only, signal });
	say(`\n${table(rows)}\n`);
	if (faults.length > 0) {
		const more = faults.length - FAULTS_SHOWN;
		throw new Error(
			[...faults.slice(0, FAULTS_SHOWN), ...(more > 0 ? [`… and ${more} more`] : [])].join('\n'),
		);
	}
	say('All of it holds.');
}

void untilInterrupted(main);
