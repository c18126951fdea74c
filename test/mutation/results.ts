import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { format, resolveConfig } from 'prettier';

/** Small, so that it can be kept in git: the page can be written after a run of one folder. */
const KEPT = join('test', 'mutation', 'results');
const LONGEST = 90;

/** The folders of core that have a target. */
export const TARGETED = [
	'retry',
	'breaker',
	'ratelimit',
	'delivery',
	'signature',
	'mapping',
	'mapping/transforms',
];

const fileOf = (folder: string): string => `${folder.replace('/', '-')}.json`;

/** A change of the code that no test noticed. */
export type Survivor = {
	file: string;
	line: number;
	/** the code, and what Stryker put in its place, each on one line */
	from: string;
	to: string;
};

export type Result = {
	folder: string;
	/** of the run, `2026-11-20` */
	date: string;
	/** those of its files that were tried; the others hold types, or the run was cut short */
	files: readonly string[];
	/** whether everything was tried that could be */
	complete: boolean;
	/** noticed by a failing test, or by one that did not end */
	killed: number;
	survivors: readonly Survivor[];
};

/** The part of Stryker's report that is read: https://github.com/stryker-mutator/mutation-testing-elements */
type Position = { line: number; column: number };
type Report = {
	files: Record<
		string,
		{
			source: string;
			mutants: ReadonlyArray<{
				status: string;
				replacement?: string;
				location: { start: Position; end: Position };
			}>;
		}
	>;
};

const NOTICED = ['Killed', 'Timeout'];
const UNNOTICED = ['Survived', 'NoCoverage'];
/** What no test reaches is known before anything is tried. */
const TRIED = [...NOTICED, 'Survived'];

function oneLine(code: string): string {
	const line = code.replace(/\s+/g, ' ').trim();
	return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}

function between(source: string, start: Position, end: Position): string {
	const lines = source.split('\n').slice(start.line - 1, end.line);
	const last = lines.length - 1;
	lines[last] = lines[last]!.slice(0, end.column - 1);
	lines[0] = lines[0]!.slice(start.column - 1);
	return lines.join('\n');
}

/** Reads what Stryker has left in `.mutation`, and keeps it. @param complete false when it was cut short */
export async function keepResult(folder: string, complete = true): Promise<void> {
	const report = JSON.parse(await readFile(join('.mutation', fileOf(folder)), 'utf8')) as Report;
	const tried = Object.entries(report.files).filter(([, { mutants }]) =>
		mutants.some(({ status }) => TRIED.includes(status)),
	);
	let killed = 0;
	const survivors: Survivor[] = [];
	for (const [file, { source, mutants }] of tried) {
		for (const { status, replacement = '', location } of mutants) {
			if (NOTICED.includes(status)) killed += 1;
			if (!UNNOTICED.includes(status)) continue;
			const from = oneLine(between(source, location.start, location.end));
			survivors.push({ file, line: location.start.line, from, to: oneLine(replacement) });
		}
	}
	const result: Result = {
		folder,
		files: tried.map(([file]) => basename(file)).toSorted(),
		complete,
		date: new Date().toISOString().slice(0, 10),
		killed,
		survivors: survivors.toSorted((a, b) => a.file.localeCompare(b.file) || a.line - b.line),
	};
	await mkdir(KEPT, { recursive: true });
	const file = join(KEPT, fileOf(folder));
	const options = await resolveConfig(file);
	await writeFile(file, await format(JSON.stringify(result), { ...options, filepath: file }));
}

export async function keptResults(): Promise<Result[]> {
	const files = (await readdir(KEPT)).toSorted();
	const texts = await Promise.all(files.map((file) => readFile(join(KEPT, file), 'utf8')));
	return texts.map((text) => JSON.parse(text) as Result);
}
