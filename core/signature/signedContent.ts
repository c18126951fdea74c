import { crc32 } from 'node:zlib';
import { memoize } from './memoize';
import { singleHeader } from './request';
import { read, readJson } from './sources';
import type { SignedContent, SignedRequest, VerifyContext } from './types';

/** What a signature covers, in parts, so that the body is not copied. */
export type Content = ReadonlyArray<string | Buffer>;

type Envelope = VerifyContext['envelope'];

type Part = (
	request: SignedRequest,
	envelope: Envelope,
	secret: string,
) => string | Buffer | undefined;

/** Everything that the sender may have signed; nothing when the request lacks a part of it. */
export function signedContents(
	signs: SignedContent | undefined,
	request: SignedRequest,
	envelope: Envelope,
	secret: string,
): readonly Content[] {
	if (signs === undefined || signs === '{body}') return [[request.rawBody]];
	if (typeof signs === 'function') return signs(request).map((content) => [content]);
	const parts = compile(signs).map((part) => part(request, envelope, secret));
	return isComplete(parts) ? [parts] : [];
}

/** The content in one piece, for signatures that cannot be made step by step. */
export function inOnePiece(content: Content): Buffer {
	return Buffer.concat(
		content.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)),
	);
}

const compile = memoize(1000, (template): readonly Part[] =>
	template
		.split(/(\{[^{}]*\})/)
		.filter((piece) => piece !== '')
		.map((piece) => (piece.startsWith('{') ? placeholder(piece.slice(1, -1)) : () => piece)),
);

/** A placeholder that nobody knows has no value: a misspelt template accepts nothing. */
function placeholder(name: string): Part {
	if (name.startsWith('header:')) {
		const header = name.slice('header:'.length).toLowerCase();
		return ({ headers }) => singleHeader(headers, header);
	}
	if (name.startsWith('json:')) {
		const path = name.slice('json:'.length);
		return (request) => readJson(path, request);
	}
	return PLACEHOLDERS.get(name) ?? (() => undefined);
}

const PLACEHOLDERS: ReadonlyMap<string, Part> = new Map<string, Part>([
	['body', ({ rawBody }) => rawBody],
	['bodyCrc32', ({ rawBody }) => String(crc32(rawBody))],
	['id', (request, { id }) => read(id, request)],
	['method', ({ method }) => method],
	['secret', (_request, _envelope, secret) => secret || undefined],
	['timestamp', (request, { time }) => time && read(time.from, request)],
	['url', ({ url }) => url],
]);

function isComplete(parts: ReadonlyArray<string | Buffer | undefined>): parts is Content {
	return !parts.includes(undefined);
}
