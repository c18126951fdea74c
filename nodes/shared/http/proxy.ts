type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The proxy for `url`: the one given, or what HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY say,
 * in capitals or not. `''` goes straight, whatever the environment says.
 * @throws an Error for an address that is no proxy's; it does not repeat a password.
 */
export function proxyFor(
	url: URL,
	given?: string,
	environment: Environment = process.env,
): URL | undefined {
	const variable = (name: string) => environment[name.toLowerCase()] || environment[name];
	const fromEnvironment = () =>
		isExempt(url, variable('NO_PROXY') ?? '')
			? undefined
			: (variable(url.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY') ??
				variable('ALL_PROXY'));
	const address = given ?? fromEnvironment();
	return address ? parse(address) : undefined;
}

function parse(address: string): URL {
	const text = address.includes('://') ? address : `http://${address}`;
	const proxy = URL.canParse(text) ? new URL(text) : undefined;
	if (proxy && ['http:', 'https:'].includes(proxy.protocol)) return proxy;
	throw new Error('The proxy is not an http or https address, such as http://proxy.example:3128');
}

/** Hosts, `.domain`s and `*`, each with or without a port, between commas or blanks. */
function isExempt(url: URL, list: string): boolean {
	const host = url.hostname.toLowerCase();
	const port = url.port || (url.protocol === 'https:' ? '443' : '80');
	return list
		.toLowerCase()
		.split(/[\s,]+/)
		.filter((entry) => entry !== '')
		.some((entry) => {
			const [, name = '', entryPort] = /^(.*?)(?::(\d+))?$/.exec(entry) ?? [];
			if (entryPort !== undefined && entryPort !== port) return false;
			const domain = name.replace(/^\*?\./, '');
			return name === '*' || host === domain || host.endsWith(`.${domain}`);
		});
}
