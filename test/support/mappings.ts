import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Mapping, presets } from '../../core/mapping';

/** A mapping with a record, and what it makes of it. docs/field-mapper.md shows them. */
export interface Example {
	input: Record<string, unknown>;
	mapping: Mapping;
	result: Record<string, unknown>;
	/** The preset that the result has to fit. */
	preset?: keyof typeof presets;
}

const FOLDER = join(__dirname, '..', 'fixtures', 'mappings');

export const examples: [name: string, example: Example][] = readdirSync(FOLDER).map((file) => [
	basename(file, '.json'),
	JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Example,
]);
