export { caching } from './cachePolicy';
export type { CacheOptions } from './cachePolicy';
