import { writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { table } from '../../sandbox/proof/lib/table.ts';
import { reasonFor } from './reasons.ts';
import { keptResults, TARGETED } from './results.ts';
import type { Result, Survivor } from './results.ts';

const PAGE = 'docs/mutation.md';
const TARGET = 90;
const NO_REASON = 'Not noticed: a gap in the tests, or not looked at yet';

const mutants = ({ killed, survivors }: Result): number => killed + survivors.length;
const percent = (part: number, whole: number): number => (100 * part) / whole;

function verdict({ complete }: Result, score: number): string {
	if (!complete) return '**cut short**';
	return score >= TARGET ? 'met' : '**not met**';
}

function row(result: Result): Record<string, string | number> {
	const score = percent(result.killed, mutants(result));
	const explained = result.survivors.filter((survivor) => reasonFor(survivor)).length;
	const reachable = percent(result.killed, mutants(result) - explained);
	return {
		folder: `core/${result.folder}`,
		files: result.files.length,
		tried: mutants(result),
		killed: result.killed,
		survived: result.survivors.length,
		'of these explained': explained,
		'score, %': score.toFixed(1),
		'without the explained, %': reachable.toFixed(1),
		[`target ${TARGET} %`]: verdict(result, score),
		date: result.date,
	};
}

/** Code in backquotes: more of them around it than it holds in a row. */
function code(text: string): string {
	const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
	const fence = '`'.repeat(longest + 1);
	return longest > 0 ? `${fence} ${text} ${fence}` : `${fence}${text}${fence}`;
}

const line = ({ file, line, from, to }: Survivor): string =>
	`- ${file.replace('core/', '')}:${line} ${code(from)} → ${to === '' ? 'nothing' : code(to)}`;

function survivorsOf({ folder, files, survivors }: Result): string {
	const tried = `Tried: ${files.map(code).join(', ')}.`;
	if (survivors.length === 0) return `## ${folder}\n\n${tried} None survived.`;
	const groups = new Map<string, Survivor[]>();
	for (const survivor of survivors) {
		const why = reasonFor(survivor) ?? NO_REASON;
		groups.set(why, [...(groups.get(why) ?? []), survivor]);
	}
	const parts = [...groups].map(([why, group]) => `**${why}.**\n\n${group.map(line).join('\n')}`);
	return `## ${folder}\n\n${tried}\n\n${parts.join('\n\n')}`;
}

/** Writes docs/mutation.md from the results that are kept. */
export async function writePage(): Promise<void> {
	const results = await keptResults();
	const missing = TARGETED.filter((name) => !results.some(({ folder }) => folder === name));
	const page = `# Mutation testing

[Stryker](https://stryker-mutator.io) changes the code of a folder of \`core/\` in one place at a time
(another operator, an emptied text, a condition that always holds) and runs the folder's own tests in
\`test/core/\`. A change that no test notices has survived: a gap in the tests, code that is not needed,
or a change without an effect. \`npm run mutation -- retry\` does one folder and writes this page. What is
set once when a file is loaded, such as a table, is not changed; a file of types has nothing to change. Of a run that was cut short only what it
had tried is counted: its score says nothing of the rest. A change that keeps the tests from ending counts as noticed.

${missing.length > 0 ? `Not run yet: ${missing.map(code).join(', ')}.` : ''}

${table(results.map(row))}

${results.map(survivorsOf).join('\n\n')}
`;
	const options = await resolveConfig(PAGE);
	await writeFile(PAGE, await format(page, { ...options, parser: 'markdown' }));
}
