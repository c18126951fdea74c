import { compileGetter } from './access';
import type { Getter } from './access';
import { MappingError } from './errors';
import { parsePath } from './path';

/**
 * A closure that reads one field of a record, and never throws.
 * @throws MappingError when the path is none, or leads to any number of fields.
 */
export function compileField(text: string): Getter {
	const path = parsePath(text);
	if (path.every((segment) => typeof segment === 'string' || typeof segment === 'number')) {
		return compileGetter(path);
	}
	throw new MappingError(`'${text}' has to lead to one field, without [*] and filters`);
}
