import type { Behaviour } from '../sandbox/hostile/behaviour.ts';

const INTRODUCTION = `# When the other side fails

<!-- Generated from sandbox/hostile/behaviours by docs/generate-http-failures.ts: edit those. -->

What the [Resilient HTTP Request](../README.md) makes of a server that misbehaves. The server of
\`sandbox/hostile\` does each of these on a path of its own, and \`test/hostile\` holds the node to this
table. _Retryable_ failures are tried again by the retry policy, as long as attempts and time are
left; the others go to the failure output at once.`;

/** The page about failures, in Markdown. */
export const failuresPage = (families: Readonly<Record<string, readonly Behaviour[]>>): string =>
	[INTRODUCTION, ...Object.entries(families).map(section)].join('\n\n') + '\n';

function section([title, family]: [string, readonly Behaviour[]]): string {
	const rows = family.map((row) => [`the server ${row.does}`, outcomeText(row)]);
	return [`## ${title}`, table([['what happens', 'outcome'], ...rows])].join('\n\n');
}

function outcomeText({ outcome, before = 0 }: Behaviour): string {
	const { status, reason, failedWith, retryable, retryAfterMs, requests = 1 } = outcome;
	if (status !== undefined) {
		return `answer with HTTP ${status}${requests - before > 1 ? ', after a second try' : ''}`;
	}
	const what = failedWith === undefined ? `\`${reason}\`` : `\`${reason}\` ${failedWith}`;
	const wait = retryAfterMs === undefined ? '' : ` after ${retryAfterMs} ms`;
	return `${what}, ${retryable ? `retryable${wait}` : 'final'}`;
}

/** A table as Prettier writes it. */
function table([head = [], ...rows]: readonly string[][]): string {
	const widths = head.map((_, column) =>
		Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)),
	);
	const line = (cells: readonly string[]) =>
		`| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
	return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
