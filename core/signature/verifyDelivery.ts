import type * as registry from '../../providers/registry';
import { lowerCaseNames } from './request';
import type { SignedRequest, VerifyOptions, VerifyResult } from './types';
import { verifyWebhook } from './verifyWebhook';

export interface Delivery extends SignedRequest {
	/** Its key in the registry of providers. */
	provider: string;
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
	return loaded ? verifyWith(loaded, delivery) : loadAndVerify(delivery);
}

async function loadAndVerify(delivery: Delivery): Promise<VerifyResult> {
	loaded = await import('../../providers/registry');
	return await verifyWith(loaded, delivery);
}

function verifyWith({ findProvider }: Registry, delivery: Delivery): Promise<VerifyResult> {
	try {
		const { provider, method, url, headers, rawBody, secrets, now, options } = delivery;
		const spec = findProvider(provider)?.webhook;
		if (!spec) return malformed();
		const request = { method, url, headers: lowerCaseNames(headers), rawBody };
		return verifyWebhook(spec, request, { secrets, now, options });
	} catch {
		return malformed();
	}
}

function malformed(): Promise<VerifyResult> {
	return Promise.resolve({ ok: false, reason: 'malformed', status: 400 });
}
