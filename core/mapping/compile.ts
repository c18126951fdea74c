import type { Container } from './access';
import { MappingError, within } from './errors';
import { compileField, compileMove } from './move';
import type { Plan, Run } from './move';
import { EACH, formatPath, parsePath } from './path';
import type { Path } from './path';
import { compilePipeline } from './pipeline';
import { Targets } from './targets';
import { transforms } from './transforms';
import type { CompiledMapping, FieldFailure, Mapping, MappingRow } from './types';

/** Writes one row's part of the result. */
type CompiledRow = (run: Run, result: Container) => void;

/**
 * Compiles a mapping to closures, once; the result maps any number of records.
 * @throws MappingError naming the first row that cannot work, and why.
 */
export function compileMapping(mapping: Mapping): CompiledMapping {
	const targets = new Targets();
	const rows = mapping.rows.map((row, index) =>
		within(`Row ${index + 1}: `, () => compileRow(row, index + 1, targets)),
	);
	return (record, { now }) => {
		const run: Run = { record, now, rule: '', positions: [], failures: [] };
		const value: Container = {};
		for (const row of rows) row(run, value);
		return run.failures.length === 0 ? { ok: true, value } : { ok: false, failures: run.failures };
	};
}

function compileRow(row: MappingRow, number: number, targets: Targets): CompiledRow {
	checkOrigin(row);
	const { source: from, target: to } = row;
	const source = from === undefined ? undefined : within('source ', () => parsePath(from));
	const target = within('target ', () => parsePath(to));
	checkTarget(source ?? [], target);
	targets.claim(number, target);

	const [first, ...rest] = target as [string, ...Path];
	const plan: Plan = {
		pipeline: compilePipeline(row),
		required: row.required ?? false,
		refuse: (run, error) => run.failures.push(failureOf(run, error, number, source, target)),
	};
	const move = source ? compileMove(plan, source, rest) : compileField(plan, () => row.value, rest);
	return (run, result) => move(run, run.record, result, first);
}

/** A row has one origin for its value. */
function checkOrigin({ source, value, transforms: steps = [] }: MappingRow): void {
	if (source !== undefined && value !== undefined) {
		throw new MappingError('has both a source and a constant value: keep one of them');
	}
	const makesOne = steps.some(({ name }) => transforms.get(name)?.takesAbsent);
	if (source === undefined && value === undefined && !makesOne) {
		throw new MappingError('has no source: write the path of the field that it takes');
	}
}

/** The result is an object, and each list in the target is filled from a list in the source. */
function checkTarget(source: Path, target: Path): void {
	if (typeof target[0] !== 'string') {
		throw new MappingError(`target ${formatPath(target)} has to start with a name`);
	}
	const lists = (path: Path): number => path.filter((segment) => segment === EACH).length;
	if (lists(target) > lists(source)) {
		throw new MappingError(
			`target ${formatPath(target)} has more [*] than the source: each is filled from one of its`,
		);
	}
}

function failureOf(
	{ rule, positions }: Run,
	error: unknown,
	row: number,
	sourcePath: Path | undefined,
	targetPath: Path,
): FieldFailure {
	const source = sourcePath ? formatPath(sourcePath, positions) : '';
	const target = formatPath(targetPath, positions);
	const where = source ? `${source} → ${target}` : target;
	const what = error instanceof Error ? error.message : 'the value could not be read';
	const by = rule.startsWith('transform ') ? ` (${rule})` : '';
	return { row, source, target, rule, message: `Row ${row}: ${where}: ${what}${by}` };
}
