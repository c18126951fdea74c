import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent, type AgentOptions } from 'node:https';
import type { NodeEgressFilter } from 'n8n-workflow';

export interface Agents {
	httpAgent: HttpAgent;
	httpsAgent: HttpsAgent;
}

/**
 * Connections are kept for the next call of any execution: n8n's own helper opens one for each.
 * Idle ones do not keep the process alive (Node's agent lets go of them).
 */
const POOL: AgentOptions = { keepAlive: true, maxSockets: 64, maxFreeSockets: 16 };

const pools = new WeakMap<NodeEgressFilter, Agents>();

/** The process's connections, which resolve names through n8n's egress filter. */
export function pooledAgents(filter: NodeEgressFilter): Agents {
	const known = pools.get(filter);
	if (known) return known;
	const options = { ...POOL, lookup: filter.createSecureLookup() };
	const agents = { httpAgent: new HttpAgent(options), httpsAgent: new HttpsAgent(options) };
	pools.set(filter, agents);
	return agents;
}
