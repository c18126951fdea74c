import { EACH } from './segment';
import type { Path } from './segment';
import { shapeOf } from './shape';
import type { TargetType } from './types';

/** A field that holds a plain value. */
export interface Leaf {
	readonly path: Path;
	readonly type?: TargetType;
	readonly required: boolean;
}

const TYPES: Readonly<Record<string, TargetType>> = {
	string: 'text',
	number: 'number',
	integer: 'integer',
	boolean: 'boolean',
};

interface Schema {
	readonly type?: string | readonly string[];
	readonly format?: string;
	readonly properties?: Readonly<Record<string, Schema>>;
	readonly items?: Schema;
	readonly required?: readonly string[];
}

const isObject = <T>(value: T): value is T & object => typeof value === 'object' && value !== null;

/** A JSON Schema of an object, rather than an example of one. */
export const isSchema = (value: unknown): value is Schema =>
	isObject(value) && 'properties' in value && isObject(value.properties);

/** The plain fields of some records, in order. */
export function leavesOfRecords(records: readonly unknown[]): Leaf[] {
	return [...shapeOf(records).fields.values()].flatMap(({ path, types }) => {
		if (path.length === 0 || types.object || types.list) return [];
		const [type] = Object.keys(types).filter((name) => name !== 'null');
		return [leaf(path, type)];
	});
}

/** The plain fields of what a JSON Schema describes, in order. */
export function leavesOfSchema(schema: Schema, path: Path = [], required = false): Leaf[] {
	if (isObject(schema.properties)) {
		return Object.entries(schema.properties).flatMap(([name, property]) =>
			leavesOfSchema(property, [...path, name], schema.required?.includes(name) ?? false),
		);
	}
	if (isObject(schema.items)) return leavesOfSchema(schema.items, [...path, EACH], required);
	const [type] = [schema.type ?? []].flat().filter((name) => name !== 'null');
	return [leaf(path, schema.format === 'date-time' ? 'date' : type, required)];
}

function leaf(path: Path, type: string | undefined, required = false): Leaf {
	const known = type === 'date' ? type : TYPES[type ?? ''];
	return { path, required, ...(known && { type: known }) };
}
