type Row = Record<string, string | number>;

const WIDEST = 90;

/** Rows as a table in Markdown that lines up; one row alone is turned to stand upright. */
export function table(rows: readonly Row[]): string {
	const [first] = rows;
	if (!first) return '';
	if (rows.length === 1) {
		return lines(Object.entries(first).map(([name, value]) => [name, String(value)]));
	}
	const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
	return lines([names, ...rows.map((row) => names.map((name) => String(row[name] ?? '')))]);
}

function lines(cells: readonly string[][]): string {
	const [head = [], ...body] = cells;
	const widths = head.map((_, column) =>
		Math.min(WIDEST, Math.max(...cells.map((row) => row[column]?.length ?? 0))),
	);
	const line = (row: readonly string[]) =>
		`| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
	const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
	return [line(head), rule, ...body.map(line)].join('\n');
}
