import { pathMatches } from '../../../core/ratelimit/endpoint';
import type { Idempotency, Preset } from '../../../providers/Preset';
import type { CallParameters } from '../request/parameters';

/**
 * Where this API takes the key of this call. Without one that the person wrote, only where it is
 * sent without being asked for.
 * @throws an Error when a person wrote a key that the API does not take
 */
export function keyPlace(
	{ displayName, idempotency }: Preset,
	{ method, url, idempotency: { from, key } }: CallParameters,
): Pick<Idempotency, 'place' | 'maxLength' | 'of'> | undefined {
	const takes = idempotency && isCalled(idempotency, method, new URL(url).pathname);
	if (takes && (idempotency.automatic || from === 'expression')) {
		const { maxLength } = idempotency;
		if (key.length <= maxLength) return idempotency;
		throw new Error(
			`Idempotency Key is longer than ${displayName} takes (${maxLength} characters)`,
		);
	}
	if (from !== 'expression') return undefined;
	throw new Error(`${displayName} takes no idempotency key for this call; choose None`);
}

const isCalled = ({ calls }: Idempotency, method: string, path: string): boolean =>
	calls.some((call) => call.method === method && pathMatches(call.path, path));
