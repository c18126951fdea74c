import { canonicalJson } from './contentHash';

type Fields = Readonly<Record<string, unknown>>;

/** Who wins where both sides changed the same thing. `person`: nobody, it is handed on. */
export type ConflictRule = 'newest' | 'source' | 'target' | 'person';

export interface Versions {
	source: Fields;
	target: Fields;
	/** What both sides had after the last sync; absent at the first one. */
	base?: Fields;
	/** When each side was changed, ms; needed for `newest`. */
	sourceAt?: number;
	targetAt?: number;
}

export interface Resolution {
	/** `conflict`: a person has to decide over `fields`. */
	kind: 'same' | 'source' | 'target' | 'merged' | 'conflict';
	/** What both sides are to have. With a conflict, the target's for the fields in question. */
	value: Fields;
	/** Where both sides changed the same field to different values. */
	fields: string[];
}

/** One side wins as a whole. @throws RangeError when `newest` lacks a time. */
export function resolveWhole(versions: Versions, rule: ConflictRule): Resolution {
	const { source, target, base } = versions;
	const fields = differing(source, target);
	if (fields.length === 0) return { kind: 'same', value: source, fields: [] };
	if (base && differing(base, target).length === 0)
		return { kind: 'source', value: source, fields: [] };
	if (base && differing(base, source).length === 0)
		return { kind: 'target', value: target, fields: [] };
	const winner = winnerOf(versions, rule);
	if (winner === undefined) return { kind: 'conflict', value: target, fields };
	return { kind: winner, value: versions[winner], fields };
}

/**
 * Field by field against the base, as a three-way merge: a field that one side changed is taken
 * from there, and the rule decides where both did. @throws RangeError when `newest` lacks a time.
 */
export function resolveByField(versions: Versions, rule: ConflictRule): Resolution {
	const { source, target, base = {} } = versions;
	const merged = new Map(Object.entries(target));
	const contested: string[] = [];
	let winner: ReturnType<typeof winnerOf>;
	for (const field of differing(source, target)) {
		if (isSame(target, base, field)) {
			take(merged, source, field);
		} else if (!isSame(source, base, field)) {
			contested.push(field);
			winner ??= winnerOf(versions, rule);
			if (winner === 'source') take(merged, source, field);
		}
	}
	const value = Object.fromEntries(merged);
	const undecided = contested.length > 0 && winner === undefined;
	return { kind: undecided ? 'conflict' : kindOf(value, versions), value, fields: contested };
}

function kindOf(value: Fields, { source, target }: Versions): Resolution['kind'] {
	if (differing(source, target).length === 0) return 'same';
	if (differing(value, source).length === 0) return 'source';
	return differing(value, target).length === 0 ? 'target' : 'merged';
}

function winnerOf(
	{ sourceAt, targetAt }: Versions,
	rule: ConflictRule,
): 'source' | 'target' | undefined {
	if (rule === 'person') return undefined;
	if (rule !== 'newest') return rule;
	if (sourceAt === undefined || targetAt === undefined) {
		throw new RangeError('Newest wins needs the time of change of both sides');
	}
	return sourceAt >= targetAt ? 'source' : 'target';
}

function differing(one: Fields, other: Fields): string[] {
	const names = new Set([...Object.keys(one), ...Object.keys(other)]);
	return [...names].filter((name) => !isSame(one, other, name));
}

function isSame(one: Fields, other: Fields, name: string): boolean {
	const [a, b] = [one, other].map((side) => (Object.hasOwn(side, name) ? side[name] : undefined));
	return a === b || canonicalJson(a ?? null) === canonicalJson(b ?? null);
}

/** A field that the side does not have goes. */
function take(merged: Map<string, unknown>, side: Fields, field: string): void {
	if (Object.hasOwn(side, field)) merged.set(field, side[field]);
	else merged.delete(field);
}
