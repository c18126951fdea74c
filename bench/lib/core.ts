import type * as Core from '../../core/mapping';

const BUILT = '../../dist/core/mapping/index.js';

/** The Field Mapper's core as it ships: what `npm run build` has made. */
export const loadCore = async () => (await import(BUILT)) as typeof Core;
