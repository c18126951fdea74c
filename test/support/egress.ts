import { lookup } from 'node:dns';
import { BlockList } from 'node:net';
import type { NodeEgressFilter } from 'n8n-workflow';

/** An egress filter as n8n's, that lets loopback through. */
export function egressFilter(): NodeEgressFilter {
	const blocked = new BlockList();
	blocked.addSubnet('10.0.0.0', 8);
	blocked.addSubnet('169.254.0.0', 16);
	const check = (host: string) =>
		blocked.check(host)
			? { ok: false as const, error: new Error(`The address ${host} is not allowed`) }
			: { ok: true as const, result: undefined };
	return {
		validateUrl: async (url) => check(new URL(url).hostname),
		validateConnectionHost: check,
		createSecureLookup: () => lookup as ReturnType<NodeEgressFilter['createSecureLookup']>,
		validateRedirectSync: () => undefined,
	};
}
