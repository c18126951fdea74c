import { compileGetter } from '../mapping/access';
import { parsePath } from '../mapping/path';
import { HttpFailure } from './failure';
import { tryJson } from './json';
import type { Policy } from './types';

export interface AnswerErrors {
	/** A field that is `false` in an answer that failed, as in `ok`. */
	ok: string;
	/** Where such an answer says why. */
	message: string;
}

/** Makes failures of answers that say 200 and mean no, as Slack's and Cloudflare's. */
export function answerErrors({ ok, message }: AnswerErrors): Policy {
	const isOk = compileGetter(parsePath(ok));
	const why = compileGetter(parsePath(message));
	return (next) => async (request, context) => {
		const response = await next(request, context);
		const body = tryJson(response);
		if (body === undefined || isOk(body) !== false) return response;
		const said = why(body);
		throw new HttpFailure(
			`The API refused the call${typeof said === 'string' && said ? `: ${said}` : ''}`,
			{ reason: 'api_error', retryable: false, status: response.status, response },
		);
	};
}
