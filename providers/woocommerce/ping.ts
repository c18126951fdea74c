import type { Handshake, SignedRequest } from '../../core/signature';

/**
 * WooCommerce tries an address out when the webhook is saved: an unsigned form that names the
 * webhook and nothing else, and it takes exactly 200 for an answer. It is no event.
 * `deliver_ping()` in https://github.com/woocommerce/woocommerce/blob/trunk/plugins/woocommerce/includes/class-wc-webhook.php
 */
export function answerPing({ method, headers, rawBody }: SignedRequest): Handshake | undefined {
	const isPing =
		method === 'POST' &&
		headers['x-wc-webhook-topic'] === undefined &&
		rawBody.length < 64 &&
		/^webhook_id=\d+$/.test(rawBody.toString('latin1'));
	return isPing ? { status: 200, headers: {}, body: '' } : undefined;
}
