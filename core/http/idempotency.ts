import { createHash } from 'node:crypto';
import { compileField, type Field, type Place } from './requestField';

/**
 * The idempotency key of one call: the same over retries, replays and restarts, and different for
 * two calls that one event makes at different places (`caller`, such as a node's id).
 */
export function idempotencyKey(correlationId: string, caller: string): string {
	const digest = createHash('sha256').update(JSON.stringify([correlationId, caller]));
	return digest.digest('hex').slice(0, 32);
}

/**
 * Where an API takes the key: Stripe in the header `Idempotency-Key`, PayPal in `PayPal-Request-Id`,
 * Square in the body's `idempotency_key`. Shopify's GraphQL takes it in a directive,
 * `@idempotent(key: $key)` with the variable in the body's `variables.key`
 * (https://shopify.dev/docs/api/usage/idempotent-requests).
 * @throws Error for a name that cannot be one.
 */
export function idempotencyField(place: Place): Field {
	const field = compileField(place);
	return {
		write(request, key) {
			const text = String(key);
			if (!PRINTABLE.test(text)) {
				throw new Error(
					'The idempotency key must have 1 to 255 characters, all printable ASCII: derive it from an id',
				);
			}
			return field.write(request, text);
		},
		read: (request) => field.read(request),
	};
}

/** What every header takes; 255 is Stripe's limit, https://docs.stripe.com/api/idempotent_requests */
const PRINTABLE = /^[\x21-\x7e](?:[\x20-\x7e]{0,253}[\x21-\x7e])?$/;
