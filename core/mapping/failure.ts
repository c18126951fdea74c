import type { Source } from './path';
import type { Run } from './run';
import { formatPath, isList } from './segment';
import type { Path } from './segment';
import { isSensitive, shown } from './sensitive';
import type { FieldFailure } from './types';

const UNREADABLE = 'the value could not be read';

/** Makes the failure of a row out of what the run was at when `error` was thrown. */
export type Explain = (run: Run, error: unknown) => FieldFailure;

/**
 * @param row The mapping's row, counted from 1.
 * @param each The path of `each`, empty without one: sources are shown as seen from the record.
 */
export function compileExplain(
	row: number,
	each: Path,
	source: Source | undefined,
	targetPath: Path,
): Explain {
	const sourceAt = compileSourceText(each, source);
	return (run, error) => {
		const from = sourceAt(run);
		const target = formatPath(targetPath, run.targetAt);
		const where = from ? `${from} → ${target}` : target;
		const what = causeOf(run, error, isSensitive(from) || isSensitive(target));
		return {
			row,
			source: from,
			target,
			value: show(where, run.value),
			rule: run.rule,
			message: `Row ${row}: ${where}: ${what}`,
		};
	};
}

/** A proxy may not even let itself be looked at. */
function show(where: string, value: unknown): unknown {
	try {
		return shown(where, value);
	} catch {
		return UNREADABLE;
	}
}

/** Writes a source with the position of each entry that it was read from. */
function compileSourceText(each: Path, source: Source | undefined): (run: Run) => string {
	if (!source) return () => '';
	const ends = each.flatMap((segment, index) => (isList(segment) ? [index + 1] : []));
	const inside = ends.length - source.up;
	const path = [...each.slice(0, ends[inside - 1] ?? 0), ...source.path];
	return ({ eachAt, sourceAt }) => formatPath(path, [...eachAt.slice(0, inside), ...sourceAt]);
}

function causeOf({ rule }: Run, error: unknown, isSecret: boolean): string {
	// What a rule says of a value may quote it.
	if (isSecret && rule !== 'required') return `the value, which is secret, is refused (${rule})`;
	const what = error instanceof Error ? error.message : UNREADABLE;
	return rule.startsWith('transform ') ? `${what} (${rule})` : what;
}

/** The failure of a record whose entries could not be gone through. */
export function explainEach(each: Path, eachAt: readonly number[], error: unknown): FieldFailure {
	const source = formatPath(each, eachAt);
	const what = error instanceof Error ? error.message : UNREADABLE;
	return { source, target: '', rule: 'each', message: `each ${source}: ${what}` };
}
