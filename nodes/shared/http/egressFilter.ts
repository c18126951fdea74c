import { lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import type { NodeEgressFilter, RequestHelperFunctions } from 'n8n-workflow';

/** A node's context in n8n before 2.37.10 may have no filter to give. */
interface Context {
	helpers: Partial<Pick<RequestHelperFunctions, 'getSecureEgressFilter'>>;
}

const allowed = { ok: true, result: undefined } as const;

/** n8n's own lookup without protection; one for the process, as connections are pooled by filter. */
const OPEN: NodeEgressFilter = {
	validateUrl: async () => allowed,
	validateConnectionHost: () => allowed,
	createSecureLookup: () => lookup as LookupFunction,
	validateRedirectSync: () => undefined,
};

/**
 * What keeps requests from addresses that the operator has not allowed. Older n8n hands out none
 * while its protection is off.
 * @throws when n8n is to protect and has no filter for nodes: nothing is sent unfiltered then.
 */
export function egressFilter({ helpers }: Context): NodeEgressFilter {
	const filter = helpers.getSecureEgressFilter?.();
	if (filter) return filter;
	if (/^(true|1)$/i.test(process.env.N8N_SSRF_PROTECTION_ENABLED ?? '')) {
		throw new Error(
			'N8N_SSRF_PROTECTION_ENABLED is set, but this n8n cannot protect the requests of community nodes. Update n8n to 2.38.2 or newer.',
		);
	}
	return OPEN;
}
