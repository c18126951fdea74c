import { HttpFailure } from '../http/failure';
import { isJsonObject, type Json } from '../http/json';
import { requireJson } from '../http/requireJson';
import { problemOf } from '../http/problem';
import type { HttpResponse, Policy } from '../http/types';
import { compileGetter } from '../mapping/access';
import { within } from '../mapping/errors';
import { parsePath } from '../mapping/path';
import { readCost, waitForCostMs } from './cost';

export interface GraphqlOptions {
	/** An answer with data and errors is a success; else it is a failure that carries the answer. */
	acceptPartial?: boolean;
	/** Lists that hold a mutation's own errors, such as `data.productCreate.userErrors` of Shopify. */
	userErrorsPaths?: readonly string[];
}

/** `extensions.code` (or GitHub's `type`) of errors that may pass. */
const PASSING = new Set([
	'INTERNAL',
	'INTERNAL_ERROR',
	'INTERNAL_SERVER_ERROR',
	'RATE_LIMIT',
	'RATE_LIMITED',
	'SERVICE_UNAVAILABLE',
	'THROTTLED',
	'TIMEOUT',
	'TOO_MANY_REQUESTS',
	'UNAVAILABLE',
]);

/** They ask for a slower pace, and say nothing of the API's health. */
const THROTTLING = new Set(['RATE_LIMIT', 'RATE_LIMITED', 'THROTTLED', 'TOO_MANY_REQUESTS']);

/**
 * GraphQL answers 200 whatever happens: this makes failures of `errors` and of `userErrors`. It
 * stands innermost, so that the limit learns of a refusal and the retry sends again what may pass.
 * @throws MappingError for a path that is none.
 */
export function graphqlErrors(options: GraphqlOptions = {}): Policy {
	const { acceptPartial = false, userErrorsPaths = [] } = options;
	const userErrors = userErrorsPaths.map((path) =>
		within('User errors path: ', () => compileGetter(parsePath(path))),
	);

	return (next) => async (request, context) => {
		const response = await next(request, context);
		const body = requireJson(response);
		const errors = isJsonObject(body) && Array.isArray(body.errors) ? body.errors : [];
		const hasData = isJsonObject(body) && isJsonObject(body.data) && !isEmpty(body.data);
		if (errors.length > 0 && !(acceptPartial && hasData)) {
			throw refusal(errors, body, response, hasData);
		}
		for (const get of userErrors) {
			const found = get(body);
			if (!Array.isArray(found) || found.length === 0) continue;
			throw new HttpFailure(`The API refused the data: ${problemOf(found as Json[])}`, {
				reason: 'api_error',
				retryable: false,
				status: response.status,
				response,
			});
		}
		return response;
	};
}

function refusal(errors: Json[], body: Json, response: HttpResponse, partial: boolean) {
	const codes = errors.map(codeOf);
	const throttled = codes.some((code) => THROTTLING.has(code));
	const message = `GraphQL: ${problemOf(errors)}${partial ? ' (the answer holds a part of the data)' : ''}`;
	return new HttpFailure(message, {
		reason: 'api_error',
		throttled,
		// One error that will not pass is enough for the whole operation to fail again.
		retryable: codes.every((code) => PASSING.has(code)),
		status: response.status,
		...(throttled && { retryAfterMs: waitForCostMs(readCost(body)) }),
		response,
	});
}

function codeOf(error: Json): string {
	if (!isJsonObject(error)) return '';
	const { extensions, type } = error;
	const code = isJsonObject(extensions) ? extensions.code : type;
	return typeof code === 'string' ? code.toUpperCase() : '';
}

const isEmpty = (data: { [name: string]: Json }): boolean =>
	Object.values(data).every((value) => value === null);
