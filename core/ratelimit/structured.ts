/** One member of a structured-fields list (RFC 9651): an item with parameters. */
interface Member {
	value: string;
	parameters: ReadonlyMap<string, string>;
}

/** Reads `"default";r=50;t=30, "daily";r=9` as far as rate headers need it. */
export function members(text: string): Member[] {
	return split(text, ',').map((member) => {
		const [value = '', ...parameters] = split(member, ';');
		return {
			value: unquote(value),
			parameters: new Map(
				parameters.map((parameter) => {
					const [name = '', ...rest] = parameter.split('=');
					return [name.trim(), unquote(rest.join('='))];
				}),
			),
		};
	});
}

/** Splits where the separator is not inside quotes; leaves empty parts out. */
function split(text: string, separator: string): string[] {
	const parts: string[] = [];
	let start = 0;
	let quoted = false;
	for (let i = 0; i <= text.length; i++) {
		if (text[i] === '"' && text[i - 1] !== '\\') quoted = !quoted;
		if (i < text.length && (quoted || text[i] !== separator)) continue;
		const part = text.slice(start, i).trim();
		if (part !== '') parts.push(part);
		start = i + 1;
	}
	return parts;
}

const unquote = (text: string) => text.trim().replace(/^"(.*)"$/, '$1');
