export { checkpointKey, sharedCheckpoint } from './checkpoint';
export type { CheckpointStore } from './checkpoint';
export { collectPages } from './collectPages';
export { paginate } from './paginate';
export type { Page, PaginationEnd, PaginationRun } from './paginate';
export { compilePager } from './pager';
export type * from './types';
