import { HttpFailure } from '../http/failure';
import type { Policy } from '../http/types';
import type { Authenticator } from './authenticator';

/**
 * Signs each attempt. After a 401 the token is fetched anew and the call made once more, which is no
 * attempt of the retry policy; a second 401 is final. Stands inside retry, so that every attempt has
 * a signature of its own, and outside breaker and limit, which count the second call as one.
 */
export function authenticating(authenticator: Authenticator): Policy {
	return (next) => async (request, context) => {
		const authenticated = await authenticator.apply(request);
		try {
			return await next(authenticated, context);
		} catch (failure) {
			const refused = failure instanceof HttpFailure && failure.status === 401;
			if (!refused || !authenticator.refresh) throw failure;
			await authenticator.refresh(authenticated);
			return await next(await authenticator.apply(request), context);
		}
	};
}
