/**
 * Does a form come from the monitor's own page? Browsers say so in headers that no page can change;
 * a request that says nothing is refused.
 */
export function fromOwnPage(
	headers: Readonly<Record<string, string | undefined>>,
	ownOrigins: readonly string[],
): boolean {
	const site = headers['sec-fetch-site'];
	if (site !== undefined && site !== 'same-origin') return false;
	if (headers.origin !== undefined) return ownOrigins.includes(headers.origin);
	return site === 'same-origin';
}
