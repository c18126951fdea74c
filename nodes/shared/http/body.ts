import { randomUUID } from 'node:crypto';
import type { BodySource, HttpRequest } from '../../../core/http';

/** What a request carries, with the content type it has unless the caller says otherwise. */
export interface RequestBody extends Pick<HttpRequest, 'body' | 'content'> {
	contentType: string;
}

/** @throws for cyclic JSON. */
export function jsonBody(value: unknown): RequestBody {
	return { contentType: 'application/json', body: JSON.stringify(value) };
}

/** `application/x-www-form-urlencoded` (WHATWG URL §5). */
export function formBody(fields: readonly FormField[]): RequestBody {
	const pairs = fields.map(({ name, value }): [string, string] => [name, value]);
	return {
		contentType: 'application/x-www-form-urlencoded',
		body: new URLSearchParams(pairs).toString(),
	};
}

export interface FormField {
	name: string;
	value: string;
}

export interface FormFile {
	name: string;
	fileName: string;
	contentType: string;
	content: BodySource;
}

/** The bytes of a file as they are. */
export function binaryBody({ contentType, content }: Omit<FormFile, 'name'>): RequestBody {
	return { contentType, content };
}

/** `multipart/form-data` (RFC 7578). Files are read as they are sent. */
export function multipartBody(parts: ReadonlyArray<FormField | FormFile>): RequestBody {
	const boundary = `steadfast-${randomUUID()}`;
	const end = Buffer.from(`--${boundary}--\r\n`);
	const sections = parts.map((part) => ({
		head: Buffer.from(`--${boundary}\r\n${headOf(part)}\r\n\r\n`),
		content: 'content' in part ? part.content : textSource(part.value),
	}));

	async function* bytes() {
		for (const { head, content } of sections) {
			yield head;
			yield* await content.open();
			yield NEW_LINE;
		}
		yield end;
	}
	const sizes = sections.map(({ head, content }) =>
		content.bytes === undefined ? NaN : head.length + content.bytes + NEW_LINE.length,
	);
	const total = sizes.reduce((sum, size) => sum + size, end.length);
	return {
		contentType: `multipart/form-data; boundary=${boundary}`,
		content: { open: bytes, ...(!Number.isNaN(total) && { bytes: total }) },
	};
}

const NEW_LINE = Buffer.from('\r\n');

function headOf(part: FormField | FormFile): string {
	const name = `Content-Disposition: form-data; name="${quoted(part.name)}"`;
	if (!('content' in part)) return name;
	if (/[\r\n]/.test(part.contentType)) throw new Error('The type of a file has a line break in it');
	return `${name}; filename="${quoted(part.fileName)}"\r\nContent-Type: ${part.contentType}`;
}

/** As browsers do (WHATWG HTML §4.10.21.8): a quote or line break would end the header. */
function quoted(text: string): string {
	return text.replace(/["\r\n]/g, encodeURIComponent);
}

/** A text or bytes in memory, as a source. */
export function textSource(value: string | Uint8Array): BodySource {
	const bytes = typeof value === 'string' ? Buffer.from(value) : value;
	return {
		bytes: bytes.length,
		open: async function* () {
			yield bytes;
		},
	};
}
