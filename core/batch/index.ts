export { sendBatches } from './sendBatches';
export type { BatchCall, BatchOutcome, BatchRun } from './sendBatches';
export type * from './types';
