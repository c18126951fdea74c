/** A member of `Signature-Input`: what a signature covers, and under which conditions. */
export interface SignatureInput {
	components: readonly string[];
	created?: number;
	expires?: number;
	alg?: string;
	/** The member as RFC 8941 writes it: the last line of what is signed. */
	text: string;
}

const LABEL = '([a-z*][a-z0-9_.*-]*)';
const STRING = '"[^"\\\\]*"';
const PARAMETER = `; *[a-z]+=(?:${STRING}|\\d{1,15})`;
const NEXT = '(?:[ \\t]*,[ \\t]*|$)';
const INPUT = new RegExp(`${LABEL}=\\(((?: *${STRING})*) *\\)((?:${PARAMETER})*)${NEXT}`, 'y');
const SIGNATURE = new RegExp(`${LABEL}=:([A-Za-z0-9+/=]*):${NEXT}`, 'y');

/**
 * Reads `Signature-Input`, as far as RFC 9421 needs it here: components without parameters, and
 * strings without escapes. Undefined for anything else, which then is not verified.
 */
export function parseSignatureInput(text: string): Map<string, SignatureInput> | undefined {
	return parseMembers(INPUT, text, ([, , list = '', rest = '']) => {
		const components = [...list.matchAll(/"([^"]*)"/g)].map(([, name = '']) => name);
		const parameters = [...rest.matchAll(/; *([a-z]+)=("[^"]*"|\d+)/g)].map(
			([, name = '', value = '']) => [name, value] as const,
		);
		const value = Object.fromEntries(parameters);
		const inner = components.map((name) => `"${name}"`).join(' ');
		return {
			components,
			...(value.created !== undefined && { created: Number(value.created) }),
			...(value.expires !== undefined && { expires: Number(value.expires) }),
			...(value.alg !== undefined && { alg: value.alg.replaceAll('"', '') }),
			text: `(${inner})${parameters.map(([name, given]) => `;${name}=${given}`).join('')}`,
		};
	});
}

/** Reads a dictionary of byte sequences: `Signature` and `Content-Digest`. */
export function parseByteSequences(text: string): Map<string, Buffer> | undefined {
	return parseMembers(SIGNATURE, text, ([, , base64 = '']) => Buffer.from(base64, 'base64'));
}

/** Undefined unless `pattern` fits from end to end, each label once. */
function parseMembers<T>(
	pattern: RegExp,
	text: string,
	read: (match: RegExpExecArray) => T,
): Map<string, T> | undefined {
	const members = new Map<string, T>();
	pattern.lastIndex = 0;
	while (pattern.lastIndex < text.length) {
		const match = pattern.exec(text);
		const label = match?.[1];
		if (!match || label === undefined || members.has(label)) return undefined;
		members.set(label, read(match));
	}
	return members;
}
