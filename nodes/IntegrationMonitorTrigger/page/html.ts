/** Markup that is safe to send: made by `html`, and by nothing else. */
export class Markup {
	constructor(private readonly text: string) {}

	toString(): string {
		return this.text;
	}
}

/** What may stand in a template: text is escaped, markup stays, absent things leave nothing. */
export type Part = Markup | string | number | undefined | false | readonly Part[];

/**
 * A template of HTML that escapes everything put into it. Values may stand as text and inside
 * quoted attributes; not in scripts, styles or addresses that a person can choose.
 */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
	const text = strings.reduce((made, string, index) => made + rendered(parts[index - 1]) + string);
	return new Markup(text);
}

function rendered(part: Part): string {
	if (part instanceof Markup) return part.toString();
	if (part === undefined || part === false) return '';
	if (typeof part === 'object') return part.map(rendered).join('');
	return String(part).replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
}
