import { createHash } from 'node:crypto';
import { parseJson } from '../json';
import { memoize } from './memoize';
import { formBody, jsonBody, queryOf, singleHeader } from './request';
import type { SignedRequest, Source } from './types';

type Json = Record<string, unknown>;

/** The step to the one entry of a list that has no other. */
const ONLY = '[only]';

/** The values found at `source`, none of them empty. Several only where a header lists them. */
export function readAll(source: Source, request: SignedRequest): readonly string[] {
	if (isList(source)) {
		for (const one of source) {
			const values = readAll(one, request);
			if (values.length > 0) return values;
		}
		return [];
	}
	if ('header' in source) return readHeader(source, request);
	const value = readOne(source, request);
	return value === undefined || value === '' ? [] : [value];
}

/** The first value at `source`. */
export function read(source: Source, request: SignedRequest): string | undefined {
	return readAll(source, request)[0];
}

/** The value at a dotted path in the JSON body, as text. Objects and lists are no text. */
export function readJson(path: string, request: SignedRequest): string | undefined {
	return follow(stepsOf(path), jsonBody(request));
}

/** A field of the form, or what lies at a path in the JSON that a field holds. */
function readForm(path: string, request: SignedRequest): string | undefined {
	const form = formBody(request);
	if (form.has(path)) return single(form, path);
	const [field = '', ...steps] = stepsOf(path);
	return steps.length > 0 ? follow(steps, single(form, field)) : undefined;
}

function follow(steps: readonly string[], from: unknown): string | undefined {
	let value = from;
	for (const step of steps) {
		const holder = typeof value === 'string' ? parseJson(value) : value;
		if (typeof holder !== 'object' || holder === null) return undefined;
		if (step === ONLY) value = Array.isArray(holder) && holder.length === 1 ? holder[0] : undefined;
		else value = Object.hasOwn(holder, step) ? (holder as Json)[step] : undefined;
	}
	if (typeof value === 'string') return value;
	return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

function readHeader(
	{ header, prefix = '', separator }: { header: string; prefix?: string; separator?: string },
	{ headers }: SignedRequest,
): readonly string[] {
	const text = singleHeader(headers, header);
	if (text === undefined) return [];
	const entries = separator === undefined ? [text] : text.split(separator).map(trim);
	const values: string[] = [];
	for (const entry of entries) {
		if (entry.length > prefix.length && entry.startsWith(prefix)) {
			values.push(entry.slice(prefix.length));
		}
	}
	return values;
}

const trim = (text: string) => text.trim();

function readOne(
	source: Exclude<Source, readonly Source[] | { header: string }>,
	request: SignedRequest,
): string | undefined {
	if ('json' in source) return readJson(source.json, request);
	if ('form' in source) return readForm(source.form, request);
	if ('query' in source) return single(queryOf(request), source.query);
	if ('all' in source) {
		const parts = source.all.map((part) => read(part, request));
		return parts.includes(undefined) ? undefined : parts.join(':');
	}
	return createHash(source.bodyHash).update(request.rawBody).digest('hex');
}

/** As with headers: a field that is given twice is not given. */
function single(parameters: URLSearchParams, name: string): string | undefined {
	const values = parameters.getAll(name);
	return values.length === 1 ? values[0] : undefined;
}

/** `items[0].id` → `items`, `0`, `id`. */
const stepsOf = memoize(1000, (path): readonly string[] =>
	[...path.matchAll(/\[(\w+)\]|[^.[\]]+/g)].map(([step, index]) =>
		index === undefined || step === ONLY ? step : index,
	),
);

function isList(source: Source): source is readonly Source[] {
	return Array.isArray(source);
}
