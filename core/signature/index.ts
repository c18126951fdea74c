export { singleHeader } from './headers';
export { signHmac } from './hmac';
export { verifyDelivery } from './verify';
export type { VerifyOptions } from './verify';
export type * from './types';
