import { table } from '../../sandbox/proof/lib/table.ts';

export type Row = Record<string, string | number>;

/** Prints a part of docs/benchmarks.md. @param method how it was measured, a sentence or two */
export function section(title: string, method: string, rows: readonly Row[]): void {
	process.stdout.write(`\n## ${title}\n\n${method}\n\n${table(rows)}\n`);
}

/** Adds a line below the table. */
export function remark(text: string): void {
	process.stdout.write(`\n${text}\n`);
}
