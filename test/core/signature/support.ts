import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	verifyWebhook,
	type SignatureScheme,
	type SignedRequest,
	type VerifyOptions,
	type WebhookSpec,
} from '../../../core/signature';

export const NOW = Date.UTC(2026, 10, 20);
export const SECRET = 'shared secret';
export const BODY = Buffer.from('{"id":1,"note":"Señor – ✓"}');

/** What most schemes are tried with: an id and a type in headers, no window. */
export function specOf(
	signature: SignatureScheme | readonly SignatureScheme[],
	changes: Partial<WebhookSpec> = {},
): WebhookSpec {
	return { signature, id: { header: 'x-id' }, type: { header: 'x-type' }, ...changes };
}

export function requestOf(
	headers: SignedRequest['headers'] = {},
	changes: Partial<SignedRequest> = {},
): SignedRequest {
	return {
		method: 'POST',
		url: 'https://n8n.example/webhook/orders?shop=1',
		rawBody: BODY,
		...changes,
		headers: { 'x-id': 'delivery-1', 'x-type': 'orders/create', ...headers },
	};
}

/** `ok`, or why not. */
export async function outcome(
	spec: WebhookSpec,
	request: SignedRequest,
	{
		secrets = [SECRET],
		now = NOW,
		...options
	}: VerifyOptions & { secrets?: readonly string[]; now?: number } = {},
): Promise<string> {
	const result = await verifyWebhook(spec, request, { secrets, now, options });
	return result.ok ? 'ok' : result.reason;
}

/** The same bytes with one bit turned. */
export function turnBit(bytes: Buffer | string, bit: number): Buffer {
	const turned = Buffer.from(bytes);
	const at = bit % (turned.length * 8);
	turned[at >> 3]! ^= 1 << (at & 7);
	return turned;
}

/** A certificate or key of the test's own authority: leaf ← intermediate ← root. */
export function pem(name: 'root' | 'intermediate' | 'leaf' | 'leaf.key'): string {
	return readFileSync(join(__dirname, '../../support/certificates', `${name}.pem`), 'utf8');
}
