/**
 * `npm run bench`: each bench in a process of its own, one after another, and what they print put
 * together as docs/benchmarks.md. `npm run bench -- mapping ledger` prints these and writes nothing.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { format, resolveConfig } from 'prettier';
import { run } from '../sandbox/lib/run.ts';
import { programOf } from '../sandbox/services/programs.ts';

const PAGE = 'docs/benchmarks.md';
const GIB = 2 ** 30;

/** In this order, with the heading of one that prints none. */
const BENCHES = {
	signature: 'Signatures',
	policies: 'Policies',
	mapping: 'Mapping',
	'n8n-field-mapper': 'Field Mapper in n8n',
	transport: 'Transport',
	'n8n-http-request': 'Resilient HTTP Request in n8n',
	accept: 'Taking a delivery in',
	ledger: 'Ledger',
	monitor: 'Monitor',
};
type BenchName = keyof typeof BENCHES;

/** What is measured beside the package, or is part of what is measured. */
const LIBRARIES = [
	...['axios', 'better-sqlite3', 'bottleneck', 'cockatiel', 'jmespath', 'jsonata', 'lodash'],
	...['pg', 'pg-boss', 'standardwebhooks', 'undici'],
];

/** Shows what a bench prints, and keeps it from its first heading on: before that is preparation. */
async function outputOf(name: BenchName): Promise<string> {
	const child = spawn(process.execPath, ['--expose-gc', `bench/${name}.ts`], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	let printed = '';
	child.stdout.setEncoding('utf8').on('data', (text: string) => {
		printed += text;
		process.stdout.write(text);
	});
	const [code] = (await once(child, 'close')) as [number | null];
	if (code !== 0) throw new Error(`bench/${name}.ts ended with ${code ?? 'a signal'}`);
	const heading = printed.search(/^## /m);
	return heading === -1 ? `## ${BENCHES[name]}\n\n${printed}` : printed.slice(heading);
}

async function versionOf(folder: string): Promise<string> {
	const manifest = JSON.parse(await readFile(`${folder}/package.json`, 'utf8')) as {
		version: string;
	};
	return manifest.version;
}

async function machine(): Promise<string> {
	const [cpu, ...others] = cpus();
	const n8n = JSON.parse(await readFile('sandbox/n8n/package.json', 'utf8')) as {
		dependencies: { n8n: string };
	};
	const postgres = await run(programOf('postgres', 'postgres'), ['--version']);
	const libraries = await Promise.all(
		LIBRARIES.map(async (name) => `${name} ${await versionOf(`node_modules/${name}`)}`),
	);
	return [
		`- ${cpu?.model.trim()}, ${others.length + 1} cores, ${Math.round(totalmem() / GIB)} GB; ${type()} ${release()}`,
		`- Node.js ${process.versions.node}, n8n ${n8n.dependencies.n8n}, ${postgres.trim()}, SQLite ${process.versions.sqlite}`,
		`- ${libraries.join(', ')}`,
	].join('\n');
}

/** How busy others keep the machine is a part of the method. */
const load = (): string => loadavg()[0]!.toFixed(1);

async function main(names: readonly string[]): Promise<void> {
	const unknown = names.find((name) => !Object.hasOwn(BENCHES, name));
	if (unknown) throw new Error(`No bench "${unknown}": ${Object.keys(BENCHES).join(', ')}`);
	const loadBefore = load();
	const sections: string[] = [];
	for (const name of Object.keys(BENCHES) as BenchName[]) {
		if (names.length === 0 || names.includes(name)) sections.push(await outputOf(name));
	}
	if (names.length > 0) return;
	const page = `# Benchmarks

\`npm run bench\` wrote this on ${new Date().toISOString().slice(0, 10)}. The contenders of a table take turns in one process and one run, after a
round for the compiler, so that what else the machine does hits all of them: read the ratios, not the figures.

${await machine()}
- Load average of the machine: ${loadBefore} before, ${load()} after

${sections.join('\n')}`;
	const options = await resolveConfig(PAGE);
	await writeFile(PAGE, await format(page, { ...options, parser: 'markdown' }));
}

void main(process.argv.slice(2));
