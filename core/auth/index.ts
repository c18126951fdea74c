export { authenticating } from './authenticating';
export { authenticator } from './authenticator';
export type { Authenticator, AuthenticatorDeps } from './authenticator';
export { fill } from './fill';
export { STANDARD_WEBHOOKS } from './hmac';
export { secretsOf } from './secretsOf';
export { tokenCache } from './tokenCache';
export type { TokenCache } from './tokenCache';
export type * from './types';
