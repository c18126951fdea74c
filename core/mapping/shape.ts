import { EACH, formatPath } from './segment';
import type { Path } from './segment';

/** How often each JSON type stood at a path, over some records. No values. */
export type TypeCounts = Readonly<Record<string, number>>;

/** The paths of some records, lists collapsed to `[*]`; the record itself is the path ''. */
export interface Shape {
	readonly records: number;
	readonly fields: ReadonlyMap<string, Field>;
	/** There were more paths than are kept. */
	readonly truncated: boolean;
}

export interface Field {
	readonly path: Path;
	/** The path of the object or list that it is in; undefined for the record itself. */
	readonly parent?: string;
	readonly types: TypeCounts;
}

/** Records with ids for names would have no end of paths. */
export const MOST_PATHS = 1000;
const DEEPEST = 20;

interface Node {
	readonly path: Path;
	readonly types: Record<string, number>;
	readonly children: Map<string | typeof EACH, Node>;
}

const newNode = (path: Path): Node => ({ path, types: {}, children: new Map() });

/** The shape of some records: which paths there are, with which types, how often. */
export function shapeOf(records: Iterable<unknown>): Shape {
	const root = newNode([]);
	let paths = 0;
	let truncated = false;
	let count = 0;

	function visit(node: Node, value: unknown): void {
		const type = typeOf(value);
		node.types[type] = (node.types[type] ?? 0) + 1;
		if (typeof value !== 'object' || value === null) return;
		if (Array.isArray(value)) {
			for (const entry of value) step(node, EACH, entry);
			return;
		}
		for (const name in value) {
			if (Object.hasOwn(value, name)) step(node, name, (value as Record<string, unknown>)[name]);
		}
	}

	function step(parent: Node, name: string | typeof EACH, value: unknown): void {
		if (value === undefined) return;
		let node = parent.children.get(name);
		if (!node) {
			if (paths === MOST_PATHS || parent.path.length === DEEPEST) {
				truncated = true;
				return;
			}
			paths += 1;
			node = newNode([...parent.path, name]);
			parent.children.set(name, node);
		}
		visit(node, value);
	}

	for (const record of records) {
		count += 1;
		visit(root, record);
	}
	const fields = new Map<string, Field>();
	collect(root, undefined, fields);
	return { records: count, fields, truncated };
}

function collect(node: Node, parent: string | undefined, into: Map<string, Field>): void {
	const path = formatPath(node.path);
	into.set(path, { path: node.path, types: node.types, ...(parent !== undefined && { parent }) });
	for (const child of node.children.values()) collect(child, path, into);
}

function typeOf(value: unknown): string {
	if (value === null) return 'null';
	return Array.isArray(value) ? 'list' : typeof value;
}
