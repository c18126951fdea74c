export { readCost } from './cost';
export type { GraphqlCost } from './cost';
export { graphqlBody } from './graphqlBody';
export type { GraphqlOperation } from './graphqlBody';
export { graphqlErrors } from './graphqlPolicy';
export type { GraphqlOptions } from './graphqlPolicy';
