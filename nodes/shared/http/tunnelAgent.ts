import type { Agent as HttpAgent } from 'node:http';
import type { AgentOptions } from 'node:https';

/**
 * Connections through a proxy: a tunnel (CONNECT) for https, so that the proxy sees the host and
 * nothing else, and the whole URL for http.
 */
export async function tunnelAgent(
	proxy: URL,
	protocol: 'http:' | 'https:',
	pool: AgentOptions,
	tls: AgentOptions,
): Promise<HttpAgent> {
	if (protocol === 'http:') {
		const { HttpProxyAgent } = await import('http-proxy-agent');
		return new HttpProxyAgent(proxy, pool);
	}
	const { HttpsProxyAgent } = await import('https-proxy-agent');
	const agent = new HttpsProxyAgent(proxy, pool);
	// For the target alone: the constructor would use them towards the proxy as well.
	Object.assign(agent.options, tls);
	return agent;
}
