import { jsonBody, type SignedRequest } from '../../core/signature';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const SPACE = new Set([0x09, 0x0a, 0x0d, 0x20]);
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);

/**
 * Segment signs an event; of a batch, only the first one. Its bytes are cut out of the array as
 * they came, because writing the event anew may spell it differently.
 * https://github.com/segmentio/action-destinations/blob/main/packages/destination-actions/src/destinations/webhook/index.ts
 */
export function firstEvent(request: SignedRequest): Buffer[] {
	const { rawBody } = request;
	if (!Array.isArray(jsonBody(request))) return [rawBody];
	const start = skipSpace(rawBody, rawBody.indexOf('[') + 1);
	const end = endOfValue(rawBody, start);
	return end === undefined ? [] : [rawBody.subarray(start, end)];
}

function skipSpace(bytes: Buffer, from: number): number {
	let at = from;
	while (SPACE.has(bytes[at] ?? 0)) at++;
	return at;
}

/** Where the object that begins at `from` is closed again. */
function endOfValue(bytes: Buffer, from: number): number | undefined {
	let depth = 0;
	let inText = false;
	for (let at = from; at < bytes.length; at++) {
		const byte = bytes[at] ?? 0;
		if (inText) {
			if (byte === BACKSLASH) at++;
			else if (byte === QUOTE) inText = false;
		} else if (byte === QUOTE) inText = true;
		else if (OPENING.has(byte)) depth++;
		else if (CLOSING.has(byte) && --depth === 0) return at + 1;
		else if (depth === 0) return undefined;
	}
	return undefined;
}
