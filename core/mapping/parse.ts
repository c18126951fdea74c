import { MappingError } from './errors';
import { mappingRule } from './mappingRule';
import type { Issue } from './rule';
import { formatPath } from './segment';
import type { Mapping } from './types';

/**
 * Checks that unknown JSON, or the text of it, has the shape of a mapping; what its paths and
 * transforms say is compileMapping's to check.
 * @throws MappingError naming each row and field that is wrong.
 */
export function parseMapping(input: unknown): Mapping {
	const mapping = typeof input === 'string' ? fromText(input) : input;
	const issues: Issue[] = [];
	mappingRule.check(mapping, [], issues);
	if (issues.length > 0) throw new MappingError(issues.map(explain).join('\n'));
	return mapping as Mapping;
}

function fromText(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch (error) {
		throw new MappingError(`the mapping is not JSON: ${(error as SyntaxError).message}`);
	}
}

/** "Row 2: transforms[0].name has to be a text". */
function explain({ path, what }: Issue): string {
	const [list, index, ...inRow] = path;
	const isRow = list === 'rows' && typeof index === 'number';
	const field = formatPath(isRow ? inRow : path);
	const who = field || (isRow ? 'it' : 'the mapping');
	return isRow ? `Row ${index + 1}: ${who} ${what}` : `${who} ${what}`;
}
