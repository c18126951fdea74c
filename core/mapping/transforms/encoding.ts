import { toText } from '../coerce';
import { describe } from '../describe';
import { FieldError } from '../errors';
import { choice } from './args';
import { checkName, toJsonText } from './inputs';
import { transform } from './transform';

const alphabet = choice('Which alphabet; base64url is the one for URLs', ['base64', 'base64url'], {
	default: 'base64',
});

const ALPHABETS = { base64: /^[A-Za-z0-9+/]*={0,2}$/, base64url: /^[A-Za-z0-9_-]*={0,2}$/ };

export const encodingTransforms = [
	transform({
		name: 'base64Encode',
		description: 'Writes a text in UTF-8 as Base64',
		args: { alphabet },
		examples: [
			{ from: 'Zoë?>', to: 'Wm/Dqz8+' },
			{ args: { alphabet: 'base64url' }, from: 'Zoë?>', to: 'Wm_Dqz8-' },
		],
		apply:
			({ alphabet: encoding }) =>
			(value) =>
				Buffer.from(wellFormed(toText(value)), 'utf8').toString(encoding),
	}),
	transform({
		name: 'base64Decode',
		description: 'Reads Base64 as a text in UTF-8; bytes that are no text are refused',
		args: { alphabet },
		examples: [
			{ from: 'Wm/Dqz8+', to: 'Zoë?>' },
			{ args: { alphabet: 'base64url' }, from: 'Wm_Dqz8-', to: 'Zoë?>' },
		],
		apply:
			({ alphabet: encoding }) =>
			(value) => {
				const written = toText(value).trim();
				if (!ALPHABETS[encoding].test(written)) throw isNo(value, encoding);
				const bytes = Buffer.from(written, encoding);
				const again = bytes.toString('base64url');
				// Node skips what does not fit; nothing may be lost here.
				if (again.length !== written.replace(/=+$/, '').length) throw isNo(value, encoding);
				try {
					return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
				} catch {
					throw new FieldError(`${describe(value)} holds bytes that are no text in UTF-8`);
				}
			},
	}),
	transform({
		name: 'urlEncode',
		description: 'Writes a text so that it may stand in a URL as one part or parameter',
		args: {},
		examples: [{ from: 'a b&c/ü', to: 'a%20b%26c%2F%C3%BC' }],
		apply: () => (value) => encodeURIComponent(wellFormed(toText(value))),
	}),
	transform({
		name: 'urlDecode',
		description: 'Reads a text as it stands in a URL; a + is a space',
		args: {},
		examples: [{ from: 'a+b%26c%2F%C3%BC', to: 'a b&c/ü' }],
		apply: () => (value) => {
			try {
				return decodeURIComponent(toText(value).replaceAll('+', ' '));
			} catch (error) {
				if (error instanceof URIError) throw isNo(value, 'URL-encoded text');
				throw error;
			}
		},
	}),
	transform({
		name: 'jsonParse',
		description: 'Makes the value of a JSON text; one that is no text stays as it is',
		args: {},
		examples: [
			{ from: '{"a": [1, null]}', to: { a: [1, null] } },
			{ from: '"a"', to: 'a' },
			{ from: ['a'], to: ['a'] },
		],
		apply: () => (value) => (typeof value === 'string' ? parseJson(value) : value),
	}),
	transform({
		name: 'jsonStringify',
		description: 'Writes a value as JSON text',
		args: {
			layout: choice('With line breaks or without', ['compact', 'pretty'], { default: 'compact' }),
		},
		examples: [
			{ from: { a: [1, null] }, to: '{"a":[1,null]}' },
			{ from: 'a', to: '"a"' },
			{ args: { layout: 'pretty' }, from: { a: 1 }, to: '{\n  "a": 1\n}' },
		],
		apply:
			({ layout }) =>
			(value) =>
				toJsonText(value, layout === 'pretty' ? 2 : 0),
	}),
];

const isNo = (value: unknown, form: string): FieldError =>
	new FieldError(`${describe(value)} is not ${form}`);

/** Throws FieldError for half a character, of which there is no UTF-8. */
function wellFormed(text: string): string {
	if (!/\p{Surrogate}/u.test(text)) return text;
	throw new FieldError(`${describe(text)} has half a character in it`);
}

/** Throws FieldError for what is no JSON, or has a reserved name in it. */
function parseJson(text: string): unknown {
	let parsed: unknown;
	try {
		parsed = JSON.parse(text);
	} catch {
		throw isNo(text, 'JSON');
	}
	// Not by recursion: the text says how deep it goes.
	const open = [parsed];
	for (let one = open.pop(); one !== undefined; one = open.pop()) {
		if (typeof one !== 'object' || one === null) continue;
		if (!Array.isArray(one)) Object.keys(one).forEach(checkName);
		for (const inner of Object.values(one)) open.push(inner);
	}
	return parsed;
}
