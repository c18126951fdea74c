import { isJsonObject, tryJson, type Json } from './json';
import type { HttpResponse } from './types';

const LONGEST = 300;

/**
 * What an API says went wrong, in one line of at most 300 characters; empty when it says nothing.
 * It knows problem+json (RFC 9457), the usual forms of error bodies, and otherwise begins the text.
 */
export function problemSentence(response: HttpResponse): string {
	const json = tryJson(response);
	if (json !== undefined) return problemOf(json);
	const text = response.body.toString('utf8', 0, 20_000);
	// Of an error page in HTML, the title is what a person would read.
	const html = /^\s*</.test(text);
	const title = html ? /<title[^>]*>([^<]*)</i.exec(text)?.[1] : undefined;
	return oneLine(title ?? (html ? text.replace(/<[^>]*>/g, ' ') : text));
}

/** The same of a JSON error, or of one element of an answer. */
export function problemOf(json: Json): string {
	return oneLine(sentence(json, 0) ?? (json === null ? '' : JSON.stringify(json)));
}

/** Deeper, an error body has no errors but the data that caused them. */
const DEEPEST = 4;

function sentence(json: Json | undefined, depth: number): string | undefined {
	if (typeof json === 'string') return json.trim() || undefined;
	if (depth > DEEPEST || json === undefined) return undefined;
	if (Array.isArray(json)) {
		const parts = json.map((part) => sentence(part, depth + 1)).filter((part) => part);
		return parts.length > 0 ? [...new Set(parts)].join('; ') : undefined;
	}
	if (!isJsonObject(json)) return undefined;
	const said = messagesByField(json) ?? withField(json, saidBy(json, depth));
	const details = sentence(json.errors ?? json.invalid_params ?? json['invalid-params'], depth + 1);
	const parts = [...new Set([said, details])].filter((part) => part);
	return parts.length > 0 ? parts.join(': ') : undefined;
}

function saidBy(json: { [name: string]: Json }, depth: number): string | undefined {
	const { title, detail } = json;
	if (typeof detail === 'string' && detail) {
		return typeof title === 'string' && title ? `${title}: ${detail}` : detail;
	}
	for (const name of MESSAGES) {
		const said = sentence(json[name], depth + 1);
		if (said) return said;
	}
	return undefined;
}

/** Where error bodies say what went wrong; the first that is there speaks. */
const MESSAGES = [
	// RFC 6749 §5.2: its `error` is only a code.
	'error_description',
	'message',
	'Message',
	'error',
	'title',
	'error_message',
	'errorMessage',
	'reason',
	'fault',
	'description',
	'detail',
	'code',
];

/** `{ field, message }` as in Shopify's userErrors and many validators. */
function withField({ field, name }: { [name: string]: Json }, said: string | undefined) {
	const place = field ?? name;
	if (said && typeof place === 'string' && place) return `${place}: ${said}`;
	return said && Array.isArray(place) && place.length > 0 ? `${place.join('.')}: ${said}` : said;
}

/** `{ email: ["is taken"] }`, and nothing else. */
function messagesByField(json: { [name: string]: Json }): string | undefined {
	const fields = Object.entries(json);
	const isList = (list: Json) =>
		Array.isArray(list) && list.length > 0 && list.every((text) => typeof text === 'string');
	if (fields.length === 0 || !fields.every(([, list]) => isList(list))) return undefined;
	if (fields.some(([name]) => /^(errors?|messages?)$/.test(name))) return undefined;
	return fields.map(([name, list]) => `${name} ${(list as string[]).join(', ')}`).join('; ');
}

// Control characters could draw a false line into a log.
const oneLine = (text: string): string => {
	const line = text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
	return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
};
