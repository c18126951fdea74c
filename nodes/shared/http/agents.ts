import { createHash } from 'node:crypto';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent, type AgentOptions } from 'node:https';
import type { NodeEgressFilter } from 'n8n-workflow';
import { tunnelAgent } from './tunnelAgent';

/** How a connection is secured. PEM texts. */
export interface TlsOptions {
	/** Trusted in place of the authorities that Node knows. */
	ca?: string;
	cert?: string;
	key?: string;
	passphrase?: string;
	/** The name that is asked for and checked (SNI), where it is not the URL's host. */
	serverName?: string;
	/** False accepts any certificate: whoever is on the line can read and change everything. */
	rejectUnauthorized?: boolean;
}

export interface PoolOptions {
	tls?: TlsOptions;
	proxy?: URL;
	/** The operator's own proxy may stand at a private address; a workflow's may not. */
	trustedProxy?: boolean;
}

/** How long a connection that nobody uses is kept where its server does not say, ms. */
const IDLE_MS = 30_000;

/**
 * Connections are kept for the next call of any execution: n8n's own helper opens one for each.
 * Idle ones do not keep the process alive (Node's agent lets go of them). The timeout closes those
 * alone: during a call Node only tells of it.
 */
const POOL: AgentOptions = {
	keepAlive: true,
	maxSockets: 64,
	maxFreeSockets: 16,
	timeout: IDLE_MS,
};
/** Pools with TLS or proxy settings of their own; the one that was made first goes. */
const MAX_POOLS = 100;

type Agent = HttpAgent | HttpsAgent;

const pools = new WeakMap<NodeEgressFilter, Map<string, Agent>>();

/** The process's connections to `protocol` with these settings, through n8n's egress filter. */
export async function pooledAgent(
	filter: NodeEgressFilter,
	protocol: 'http:' | 'https:',
	options: PoolOptions = {},
): Promise<Agent> {
	const known = pools.get(filter) ?? new Map<string, Agent>();
	pools.set(filter, known);
	const key = poolKey(protocol, options);
	const agent = known.get(key) ?? (await makeAgent(filter, protocol, options));
	// Whoever was first while this one was being made: two pools would double the connections.
	const first = known.get(key);
	if (first) return first;
	if (known.size >= MAX_POOLS) {
		const [oldest, agentOfOldest] = [...known][0]!;
		known.delete(oldest);
		agentOfOldest.destroy();
	}
	known.set(key, agent);
	return agent;
}

/** A hash, because keys and passwords are in it. */
function poolKey(protocol: string, { tls, proxy, trustedProxy }: PoolOptions): string {
	if (!tls && !proxy) return protocol;
	const content = JSON.stringify([protocol, tls, proxy?.href, trustedProxy]);
	return createHash('sha256').update(content).digest('base64');
}

async function makeAgent(
	filter: NodeEgressFilter,
	protocol: 'http:' | 'https:',
	{ tls, proxy, trustedProxy }: PoolOptions,
): Promise<Agent> {
	const { serverName, ...given } = tls ?? {};
	const secure = { ...given, ...(serverName && { servername: serverName }) };
	const lookup = filter.createSecureLookup();
	if (proxy) {
		return await tunnelAgent(
			proxy,
			protocol,
			{ ...POOL, ...(!trustedProxy && { lookup }) },
			secure,
		);
	}
	const options = { ...POOL, lookup };
	return protocol === 'https:' ? new HttpsAgent({ ...options, ...secure }) : new HttpAgent(options);
}
