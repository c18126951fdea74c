import type * as registry from '../../providers/registry';
import { lowerCaseNames } from './request';
import type { SignedRequest, VerifyOptions, VerifyResult, WebhookSpec } from './types';
import { verifyWebhook } from './verifyWebhook';

export interface Delivery extends SignedRequest {
	/** Its key in the registry of providers, or a provider that is at hand. */
	provider: string | { webhook: WebhookSpec };
	/** Every secret is tried. */
	secrets: readonly string[];
	/** ms since the epoch. */
	now: number;
	options?: VerifyOptions;
}

type Registry = typeof registry;

// The one place where core looks up a floor: who has a delivery and a provider's name needs nothing
// else. Loaded with the first delivery, so that core alone can be loaded without the providers.
let loaded: Registry | undefined;

/**
 * Is this delivery of `provider` genuine, and which event is it? Header names may be in any case.
 * Never throws and never rejects. A provider that is not in the registry is `malformed`.
 */
export function verifyDelivery(delivery: Delivery): Promise<VerifyResult> {
	try {
		const { provider } = delivery;
		if (typeof provider !== 'string') return verifyAs(provider, delivery);
		if (!loaded) return loadAndVerify(delivery);
		return verifyAs(loaded.findProvider(provider), delivery);
	} catch {
		return malformed();
	}
}

async function loadAndVerify(delivery: Delivery): Promise<VerifyResult> {
	loaded = await import('../../providers/registry');
	return await verifyDelivery(delivery);
}

/** @throws TypeError for what only a caller in JavaScript can hand in. */
function verifyAs(
	provider: { webhook: WebhookSpec } | undefined,
	{ method, url, headers, rawBody, secrets, now, options }: Delivery,
): Promise<VerifyResult> {
	if (!provider) return malformed();
	const request = { method, url, headers: lowerCaseNames(headers), rawBody };
	return verifyWebhook(provider.webhook, request, { secrets, now, options });
}

function malformed(): Promise<VerifyResult> {
	return Promise.resolve({ ok: false, reason: 'malformed', status: 400 });
}
