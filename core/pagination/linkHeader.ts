export interface Link {
	/** As written: it may be relative. */
	target: string;
	/** Lower-case; a link may have several relations. */
	rels: readonly string[];
	/** The others, by lower-case name; of a repeated one the first counts. */
	parameters: Readonly<Record<string, string>>;
}

const TOKEN = "[!#$%&'*+.^_`|~\\w-]+";
/** `<target>` and what follows it up to a comma that no quoted string holds. */
const LINK = /[\s,]*<([^>]*)>((?:"(?:[^"\\]|\\.)*"|[^",])*)/y;
const PARAMETER = new RegExp(
	`;\\s*(${TOKEN})\\s*(?:=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|([^\\s;,"]*)))?`,
	'g',
);

/** Reads a Link header (RFC 8288 §3). What cannot be read ends the list; it never throws. */
export function parseLinkHeader(header: string): Link[] {
	const links: Link[] = [];
	LINK.lastIndex = 0;
	for (let match = LINK.exec(header); match; match = LINK.exec(header)) {
		const [, target = '', rest = ''] = match;
		const parameters = new Map<string, string>();
		for (const [, name = '', quoted, plain = ''] of rest.matchAll(PARAMETER)) {
			const key = name.toLowerCase();
			const value = quoted === undefined ? plain : quoted.replace(/\\(.)/g, '$1');
			if (!parameters.has(key)) parameters.set(key, value);
		}
		const rels = (parameters.get('rel') ?? '').toLowerCase().split(/\s+/).filter(Boolean);
		parameters.delete('rel');
		links.push({ target: target.trim(), rels, parameters: Object.fromEntries(parameters) });
	}
	return links;
}

/** The target of the first link with this relation that is about the answer itself (no `anchor`). */
export function linkTarget(header: string | undefined, rel: string): string | undefined {
	return parseLinkHeader(header ?? '').find(
		({ rels, parameters }) => rels.includes(rel.toLowerCase()) && parameters.anchor === undefined,
	)?.target;
}
