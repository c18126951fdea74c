import { readSource, type SignedRequest } from '../../../core/signature';
import type { Provider } from '../../../providers/Provider';

/**
 * The body of the acknowledgement: what the provider wants to read, or what became of the delivery.
 * Undefined for none.
 */
export function replyBody(
	{ webhook: { reply } }: Provider,
	request: SignedRequest,
	outcome: Record<string, string | number>,
): Record<string, string | number> | undefined {
	if (reply === undefined) return outcome;
	if (reply === 'empty') return undefined;
	const fields = Object.entries(reply).map(([name, value]) => [
		name,
		typeof value === 'string' ? value : (readSource(value, request) ?? ''),
	]);
	return Object.fromEntries(fields) as Record<string, string>;
}
