import { compileWalk, parseEach } from './each';
import { MappingError, within } from './errors';
import { compileExplain, explainEach } from './failure';
import { checkGrouping } from './group';
import { compileMoves } from './move';
import type { Plan } from './move';
import { parsePath, parseSource } from './path';
import type { Source } from './path';
import { compilePipeline } from './pipeline';
import { startRun } from './run';
import { formatPath, isFilter, isList } from './segment';
import type { Path, Segment } from './segment';
import { Targets } from './targets';
import { transforms } from './transforms';
import type { CompiledMapping, Mapping, MappingRow } from './types';
import type { Container } from './write';

/**
 * Compiles a mapping to closures, once; the result maps any number of records.
 * @throws MappingError naming the first row that cannot work, and why.
 */
export function compileMapping(mapping: Mapping): CompiledMapping {
	const each = within('each ', () => (mapping.each === undefined ? [] : parseEach(mapping.each)));
	const targets = new Targets();
	const plans = mapping.rows.map((row, index) =>
		within(`Row ${index + 1}: `, () => planRow(row, index + 1, each, targets)),
	);
	if (mapping.group) checkGrouping(mapping.group, targets);
	const walk = compileWalk(each);
	const move = compileMoves(plans);
	return (record, context) => {
		const run = startRun(record, context);
		const { failures } = run;
		const values: Container[] = [];
		try {
			walk({ record }, run.eachAt, (frame) => {
				run.record = frame.record;
				run.around = frame.around;
				const value: Container = {};
				move(run, frame.record, value);
				values.push(value);
			});
		} catch (error) {
			failures.push(explainEach(each, run.eachAt, error));
		}
		return failures.length === 0 ? { ok: true, values } : { ok: false, failures };
	};
}

function planRow(row: MappingRow, number: number, each: Path, targets: Targets): Plan {
	checkOrigin(row);
	const from = row.source;
	const source = from === undefined ? undefined : within('source ', () => parseSource(from));
	const target = within('target ', () => parsePath(row.target));
	if (source) checkReach(source, each);
	checkTarget(source?.path ?? [], target);
	targets.claim(number, target, source);
	const explain = compileExplain(number, each, source, target);
	return {
		up: source?.up ?? 0,
		source: source?.path,
		constant: row.value,
		target,
		pipeline: compilePipeline(row),
		required: row.required ?? false,
		refuse: (run, error) => run.failures.push(explain(run, error)),
	};
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

/** Around an entry of `each` is only what its lists are in. */
function checkReach({ up }: Source, each: Path): void {
	const lists = each.filter(isList).length;
	if (up <= lists) return;
	throw new MappingError(
		lists === 0
			? 'source starts with ^, which needs an each: a list whose entries are mapped one by one'
			: `source starts with ${up} ^, but each has ${lists}: one ^ for each list to step out of`,
	);
}

/** The result is an object, and each list in the target is filled from a list in the source. */
function checkTarget(source: Path, target: Path): void {
	const place = `target ${formatPath(target) || '@'}`;
	if (typeof target[0] !== 'string') throw new MappingError(`${place} has to start with a name`);
	const isPlace = (segment: Segment): boolean =>
		typeof segment === 'number' ? segment >= 0 : !isFilter(segment);
	if (!target.every(isPlace)) {
		throw new MappingError(`${place} has to say a place: names, [0] or [*]`);
	}
	const lists = (path: Path): number => path.filter(isList).length;
	if (lists(target) > lists(source)) {
		throw new MappingError(
			`${place} has more [*] than the source: each is filled from a [*] or a filter of it`,
		);
	}
}
