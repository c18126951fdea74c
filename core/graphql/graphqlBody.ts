import type { Json } from '../http/json';

/** One operation. */
export interface GraphqlOperation {
	query: string;
	variables?: { readonly [name: string]: Json };
	/** Needed when the query holds several operations. */
	operationName?: string;
}

/** The body of a GraphQL call. @throws Error when the query is empty. */
export function graphqlBody({ query, variables, operationName }: GraphqlOperation): string {
	if (query.trim() === '') throw new Error('The GraphQL query is empty');
	return JSON.stringify({
		query,
		...(variables && Object.keys(variables).length > 0 && { variables }),
		...(operationName && { operationName }),
	});
}
