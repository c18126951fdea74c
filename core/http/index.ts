export { breaking } from './breakerPolicy';
export { HttpFailure } from './failure';
export type { FailureReason } from './failure';
export { idempotencyKey } from './idempotency';
export { limiting } from './limitPolicy';
export { CallFailed, pipeline } from './pipeline';
export { retrying } from './retryPolicy';
export type * from './types';
