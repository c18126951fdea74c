import { isUtf8 } from 'node:buffer';
import { formBody, jsonBody, singleHeader, type SignedRequest } from '../../../core/signature';
import type { Provider } from '../../../providers/Provider';

const JSON_TYPE = /^application\/([\w.-]+\+)?json$/;
const FORM_TYPE = 'application/x-www-form-urlencoded';

/** Why a body cannot be read, with the status that says so. */
export const UNREADABLE = {
	wrong_content_type: 415,
	empty_body: 400,
	not_utf8: 400,
	not_json: 400,
	not_form: 400,
} as const;

export type Unreadable = keyof typeof UNREADABLE;

export type Body =
	/** `json` is the value as JSON: the bytes as received, where they are JSON. */
	{ ok: true; value: unknown; json: Buffer } | { ok: false; reason: Unreadable };

/** What a body holds, by the content types that its provider sends: JSON, or the fields of a form. */
export function readBody({ webhook }: Provider, request: SignedRequest): Body {
	const [type = ''] = (singleHeader(request.headers, 'content-type') ?? '').split(';');
	const contentType = type.trim().toLowerCase();
	const others: readonly string[] = webhook.contentTypes ?? [];
	if (!JSON_TYPE.test(contentType) && !others.includes(contentType)) {
		return { ok: false, reason: 'wrong_content_type' };
	}
	if (request.rawBody.length === 0) return { ok: false, reason: 'empty_body' };
	if (!isUtf8(request.rawBody)) return { ok: false, reason: 'not_utf8' };
	return contentType === FORM_TYPE ? readForm(request) : readJson(request);
}

function readJson(request: SignedRequest): Body {
	const value = jsonBody(request);
	return value === undefined
		? { ok: false, reason: 'not_json' }
		: { ok: true, value, json: request.rawBody };
}

/** A field that is given more than once is a list. */
function readForm(request: SignedRequest): Body {
	if (!isEscapedWell(request.rawBody.toString('utf8'))) return { ok: false, reason: 'not_form' };
	const form = formBody(request);
	const fields = [...new Set(form.keys())].map((name): [string, string | string[]] => {
		const [value = '', ...more] = form.getAll(name);
		return [name, more.length === 0 ? value : [value, ...more]];
	});
	const value = Object.fromEntries(fields);
	return { ok: true, value, json: Buffer.from(JSON.stringify(value)) };
}

/** URLSearchParams forgives what is no escape or no UTF-8, and changes it. */
function isEscapedWell(text: string): boolean {
	try {
		decodeURIComponent(text);
		return true;
	} catch {
		return false;
	}
}
