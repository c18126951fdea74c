import { within } from './errors';
import { compileField } from './field';
import type { MappingContext } from './types';

/**
 * Indexes records by the text of one of their fields, for the transform `lookup`. Of several with
 * the same key the first counts; one without a key is never found.
 * @throws MappingError when `by` is no path.
 */
export function compileLookup(
	records: Iterable<unknown>,
	by: string,
): NonNullable<MappingContext['lookup']> {
	const get = within('Lookup By ', () => compileField(by));
	const index = new Map<string, unknown>();
	for (const record of records) {
		const key = get(record);
		if (typeof key === 'object' || key === undefined) continue;
		if (!index.has(String(key))) index.set(String(key), record);
	}
	return (key) => index.get(key);
}
