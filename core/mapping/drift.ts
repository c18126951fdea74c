import type { Change } from '../state';
import { MOST_PATHS } from './shape';
import type { Field, Shape } from './shape';

interface Seen {
	/** Epoch milliseconds of the first and the last run that had it. */
	first: number;
	last: number;
	/** In how many places (records, or entries of lists) it stood. */
	count: number;
}

interface KnownField {
	parent?: string;
	types: Record<string, Seen>;
	/** How many of the objects that could have it have lacked it since it was last seen. */
	missed: number;
}

/** What one node has learnt of its records: paths and types, never values. */
export interface DriftState {
	fields: Record<string, KnownField>;
}

/** One difference between the records of a run and those before. */
export interface Drift {
	kind: 'new' | 'vanished' | 'retyped';
	path: string;
	/** The types it has now; of a vanished field, those it had. */
	types: string[];
	/** Of a retyped field: the types it had. */
	before?: string[];
	/** Epoch milliseconds: since when it is so; a vanished field was last seen then. */
	since: number;
	/** In how many places it is so. */
	count: number;
	/** One sentence for a person. */
	message: string;
}

/**
 * Compares the shape of a run's records with what the runs before have shown, and learns it. The
 * first run is all learning. A field has vanished, and is forgotten, when `vanishAfter` objects in a
 * row came without it. Of fields inside one another only the outermost drift is told.
 */
export function learnShape(
	state: DriftState | undefined,
	shape: Shape,
	now: number,
	vanishAfter: number,
): Change<DriftState, Drift[]> {
	const known = new Map(Object.entries(state?.fields ?? {}));
	const parents = new Map([...known, ...shape.fields].map(([path, { parent }]) => [path, parent]));
	const drifts = new Map<string, Drift>();
	for (const [path, field] of shape.fields) {
		const before = known.get(path);
		if (!before && known.size > MOST_PATHS) continue;
		const drift = before ? retyped(path, field, before, now) : newField(path, field, now);
		if (state && drift) drifts.set(path, drift);
		known.set(path, learn(before, field, now));
	}
	for (const [path, field] of known) {
		// What the shape had no room for is not absent.
		if (shape.fields.has(path) || shape.truncated) continue;
		const missed = field.missed + (shape.fields.get(field.parent ?? '')?.types.object ?? 0);
		known.set(path, { ...field, missed });
		if (missed >= vanishAfter) drifts.set(path, vanished(path, field, missed));
	}
	const isGone = (path: string) => drifts.get(path)?.kind === 'vanished';
	const fields = [...known].filter(([path]) => !isGone(path) && !inside(path, parents, isGone));
	return {
		state: { fields: Object.fromEntries(fields) },
		result: [...drifts.values()].filter(
			({ path }) => !inside(path, parents, (at) => drifts.has(at)),
		),
	};
}

/** Does `test` hold for one of the objects and lists around a path? */
function inside(
	path: string,
	parents: ReadonlyMap<string, string | undefined>,
	test: (path: string) => boolean,
): boolean {
	let at = parents.get(path);
	while (at !== undefined && !test(at)) at = parents.get(at);
	return at !== undefined;
}

function learn(before: KnownField | undefined, { parent, types }: Field, now: number): KnownField {
	const learnt = { ...before?.types };
	for (const [type, times] of Object.entries(types)) {
		const { first = now, count = 0 } = learnt[type] ?? {};
		learnt[type] = { first, last: now, count: count + times };
	}
	return { ...(parent !== undefined && { parent }), types: learnt, missed: 0 };
}

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);
const day = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

function newField(path: string, { types: counts }: Field, now: number): Drift {
	const types = Object.keys(counts);
	const count = Object.values(counts).reduce((sum, some) => sum + some, 0);
	const message = `${path} is new: ${types.join(' or ')}, ${times(count)} in this run`;
	return { kind: 'new', path, types, since: now, count, message };
}

/** null says nothing of a type: a field may have it before it has any, and at any time. */
function retyped(path: string, field: Field, known: KnownField, now: number): Drift | undefined {
	const before = Object.keys(known.types).filter((type) => type !== 'null');
	const added = Object.entries(field.types).filter(
		([type]) => type !== 'null' && !before.includes(type),
	);
	if (before.length === 0 || added.length === 0) return undefined;
	const types = added.map(([type]) => type);
	const count = added.reduce((sum, [, some]) => sum + some, 0);
	const first = Math.min(...before.map((type) => known.types[type]?.first ?? now));
	const message = `${path} is now ${types.join(' or ')}, ${times(count)} in this run; it had been ${before.join(' or ')} since ${day(first)}`;
	return { kind: 'retyped', path, types, before, since: now, count, message };
}

function vanished(path: string, { types }: KnownField, count: number): Drift {
	const since = Math.max(...Object.values(types).map(({ last }) => last));
	const message = `${path} has vanished: it was last seen on ${day(since)}, and absent ${times(count)} since`;
	return { kind: 'vanished', path, types: Object.keys(types), since, count, message };
}
