import { timingSafeEqual } from 'node:crypto';
import type { Encoding } from './types';

/**
 * Compares a text of the sender's with the digest it should be, in a time that says nothing about
 * where the two differ. That their lengths differ is no secret.
 */
export function sameText(given: string, digest: string): boolean {
	const size = digest.length;
	if (given.length !== size) return false;
	const [a, b] = pairOf(size);
	// Each write fills its buffer to the end; of a text beyond ASCII, with other bytes.
	return a.write(given) === size && b.write(digest) === size && timingSafeEqual(a, b);
}

const pairs = new Map<number, readonly [Buffer, Buffer]>();

/** Two buffers to compare in, kept for each length that digests have: there are a dozen. */
function pairOf(size: number): readonly [Buffer, Buffer] {
	const known = pairs.get(size);
	if (known) return known;
	const made = [Buffer.alloc(size), Buffer.alloc(size)] as const;
	pairs.set(size, made);
	return made;
}

/**
 * The bytes that `text` stands for. Node's decoders pass over what they do not know; here a text
 * has to be the one way to write its bytes, capitals in hexadecimal aside.
 */
export function decode(text: string, encoding: Encoding): Buffer | undefined {
	const bytes = Buffer.from(text, encoding);
	const canonical = encoding === 'hex' ? text.toLowerCase() : text;
	return bytes.length > 0 && bytes.toString(encoding) === canonical ? bytes : undefined;
}

export function encodingsOf(encoding: Encoding | readonly Encoding[]): readonly Encoding[] {
	return typeof encoding === 'string' ? [encoding] : encoding;
}
