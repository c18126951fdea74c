import type { Agent as HttpAgent, ClientRequest } from 'node:http';
import type { AgentOptions } from 'node:https';
import type { HttpsProxyAgent } from 'https-proxy-agent';

/** Emitted by a request that waits no longer; Node says `close` only once it has a socket. */
export const ABANDONED = Symbol('abandoned');

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
	const { HttpsProxyAgent: TunnelAgent } = await import('https-proxy-agent');
	const agent = new TunnelAgent(proxy, pool);
	// For the target alone: the constructor would use them towards the proxy as well.
	Object.assign(agent.options, tls);
	return lettingGo(agent);
}

/** A proxy that never answers CONNECT would hold its connection for ever. */
function lettingGo(agent: HttpsProxyAgent<string>): HttpsProxyAgent<string> {
	const { connect, connectOpts } = agent;
	agent.connect = async (request: ClientRequest, options) => {
		const abandoned = new AbortController();
		const letGo = () => abandoned.abort();
		request.once(ABANDONED, letGo);
		const own = { ...connectOpts, signal: abandoned.signal };
		try {
			const one: typeof agent = Object.create(agent, { connectOpts: { value: own } });
			return await connect.call(one, request, options);
		} finally {
			request.off(ABANDONED, letGo);
		}
	};
	return agent;
}
