import { compileGetter } from '../access';
import type { Getter } from '../access';
import { compileReader } from '../each';
import { within } from '../errors';
import { parsePath, parseSource } from '../path';
import type { Scope } from './transform';

/** A closure that reads another field of the record. @throws MappingError when it is no path. */
export const compileFieldGetter = (path: string): ((scope: Scope) => unknown) =>
	compileReader(within('path ', () => parseSource(path)));

/** A closure that reads a field of an entry or of another record. @throws MappingError as above. */
export const compileEntryGetter = (path: string): Getter =>
	compileGetter(within('path ', () => parsePath(path)));
