import { compileMapping } from './compile';
import { describe } from './describe';
import { MappingError, within } from './errors';
import { compileField } from './field';
import { shown } from './sensitive';
import type { CompiledMapping, FieldFailure, Mapping, MappingContext, Migration } from './types';

/** Takes a record one version on. */
type Migrate = (record: unknown, context: MappingContext) => Migrated;
type Migrated = { ok: true; record: unknown } | { ok: false; failures: FieldFailure[] };

/**
 * Compiles a mapping with its migrations: a record says its schema version at `versionPath`, and is
 * taken from there to the mapping's own version, step by step, before it is mapped.
 * @throws MappingError as compileMapping does, and for migrations that lead nowhere.
 */
export function compileVersioned(mapping: Mapping): CompiledMapping {
	const map = compileMapping(mapping);
	const { version, versionPath, migrations = [] } = mapping;
	if (versionPath === undefined) {
		if (migrations.length === 0) return map;
		throw new MappingError('versionPath is missing: say where a record carries its version');
	}
	if (version === undefined) {
		throw new MappingError('version is missing: say which version the rows are written for');
	}
	const get = within('versionPath ', () => compileField(versionPath));
	const chains = compileChains(migrations, version);
	return (record, context) => {
		const found = get(record);
		const chain = chains.get(versionText(found));
		if (!chain) return { ok: false, failures: [unknownVersion(versionPath, found, chains)] };
		let current = record;
		for (const migrate of chain) {
			const migrated = migrate(current, context);
			if (!migrated.ok) return migrated;
			current = migrated.record;
		}
		return map(current, context);
	};
}

/** A list or an object is no version. */
const versionText = (found: unknown): string =>
	typeof found === 'object' && found !== null ? describe(found) : String(found ?? '');

/** For each version there is, the shortest chain of migrations to the wanted one. */
function compileChains(migrations: readonly Migration[], wanted: string): Map<string, Migrate[]> {
	const chains = new Map<string, Migrate[]>([[wanted, []]]);
	const steps = migrations.map((step, index) => ({ ...step, migrate: compileStep(step, index) }));
	// A Map visits what is added while it is walked: breadth first, from the wanted version back.
	for (const [version, chain] of chains) {
		for (const { from, to, migrate } of steps) {
			if (to === version && !chains.has(from)) chains.set(from, [migrate, ...chain]);
		}
	}
	const lost = steps.findIndex(({ from }) => !chains.has(from));
	if (lost < 0) return chains;
	const { to } = steps[lost]!;
	throw new MappingError(
		`${nameOf(steps[lost]!, lost)}: no migration leads from version '${to}' on to '${wanted}'`,
	);
}

const nameOf = ({ from, to }: Migration, index: number): string =>
	`Migration ${index + 1} (${from || 'none'} → ${to})`;

function compileStep(step: Migration, index: number): Migrate {
	const name = nameOf(step, index);
	const map = within(`${name}: `, () => compileMapping({ rows: step.rows }));
	return (record, context) => {
		const result = map(record, context);
		if (result.ok) return { ok: true, record: { ...(record as object), ...result.values[0] } };
		const failures = result.failures.map(({ row: _, ...failure }) => ({
			...failure,
			message: `${name}: ${failure.message}`,
		}));
		return { ok: false, failures };
	};
}

function unknownVersion(
	source: string,
	found: unknown,
	chains: ReadonlyMap<string, unknown>,
): FieldFailure {
	const known = [...chains.keys()].filter((version) => version !== '').join(', ');
	const what =
		found === undefined || found === null
			? 'the record carries no version'
			: `no migration knows the version ${describe(found)}`;
	return {
		source,
		target: '',
		value: shown(source, found),
		rule: 'version',
		message: `${source}: ${what} (known: ${known}): add a migration from it`,
	};
}
