export { compileMapping } from './compile';
export { MappingError } from './errors';
export { parseMapping } from './parse';
export { transforms } from './transforms';
export type { Arg } from './transforms/args';
export type { Transform } from './transforms/transform';
export { TARGET_TYPES } from './types';
export type * from './types';
