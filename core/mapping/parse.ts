import type { z } from 'zod/v4';
import { MappingError } from './errors';
import { formatPath } from './path';
import { TARGET_TYPES } from './types';
import type { Json, Mapping } from './types';

/**
 * Checks that unknown JSON, or the text of it, has the shape of a mapping; what its paths and
 * transforms say is compileMapping's to check. zod is loaded here, so that n8n does not load it at
 * start.
 * @throws MappingError naming each row and field that is wrong.
 */
export async function parseMapping(input: unknown): Promise<Mapping> {
	const { z } = await import('zod/v4');
	const text = z.string('has to be a text');
	const json = z.custom<Json>((value) => value !== undefined, 'has to be a JSON value');
	const step = z.strictObject(
		{
			name: text,
			args: z.record(z.string(), json, 'has to be an object of arguments').optional(),
		},
		'has to be an object with a name and args',
	);
	const row = z.strictObject(
		{
			source: text.optional(),
			value: json.optional(),
			target: text,
			transforms: z.array(step, 'has to be a list').optional(),
			type: z.enum(TARGET_TYPES, `has to be one of: ${TARGET_TYPES.join(', ')}`).optional(),
			required: z.boolean('has to be true or false').optional(),
			default: json.optional(),
		},
		'has to be an object with a source and a target',
	);
	const mapping = z.strictObject(
		{
			version: text.optional(),
			rows: z.array(row, 'has to be a list').min(1, 'has to have at least one row'),
		},
		'has to be an object with rows',
	);
	const result = mapping.safeParse(typeof input === 'string' ? fromText(input) : input);
	if (result.success) return result.data;
	throw new MappingError(result.error.issues.map(explain).join('\n'));
}

function fromText(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch (error) {
		throw new MappingError(`the mapping is not JSON: ${(error as SyntaxError).message}`);
	}
}

/** "Row 2: transforms[0].name has to be a text". */
function explain(issue: z.core.$ZodIssue): string {
	const path = issue.path.filter((part) => typeof part !== 'symbol');
	const [list, index, ...inRow] = path;
	const isRow = list === 'rows' && typeof index === 'number';
	const field = formatPath(isRow ? inRow : path);
	const what =
		issue.code === 'unrecognized_keys'
			? `has a field that does not exist: ${issue.keys.join(', ')}`
			: issue.message;
	const who = field || (isRow ? 'it' : 'the mapping');
	return isRow ? `Row ${index + 1}: ${who} ${what}` : `${who} ${what}`;
}
