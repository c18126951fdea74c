export { caching } from './cachePolicy';
export type { CacheOptions, CacheOutcome } from './cachePolicy';
