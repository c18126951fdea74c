import { createHmac, hash, type KeyObject } from 'node:crypto';
import type { Content } from './signedContent';
import type { Encoding, HmacScheme } from './types';

type Algorithm = HmacScheme['algorithm'];

/**
 * Up to this size, bytes, the content is copied and hashed at once: the objects that `createHmac`
 * makes take longer than hashing 1 KB. Beyond it, the copy is what would take longer.
 */
const AT_ONCE_BYTES = 32 * 1024;

/** Where content is laid out: nothing else runs before its digest is made. */
const desk = Buffer.allocUnsafeSlow(128 + AT_ONCE_BYTES);

const SIZES: Record<Algorithm, { block: number; digest: number }> = {
	sha1: { block: 64, digest: 20 },
	sha256: { block: 64, digest: 32 },
	sha384: { block: 128, digest: 48 },
	sha512: { block: 128, digest: 64 },
};

/** The HMAC of `content`, as `createHmac` has it. */
export function hmacDigest(
	algorithm: Algorithm,
	key: KeyObject,
	content: Content,
	encoding: Encoding,
): string {
	let size = 0;
	for (const part of content) size += Buffer.byteLength(part);
	if (size <= AT_ONCE_BYTES) return digestAtOnce(algorithm, key, content, size, encoding);
	const hmac = createHmac(algorithm, key);
	for (const part of content) hmac.update(part);
	return hmac.digest(encoding);
}

/** RFC 2104: H(outer pad, H(inner pad, content)). */
function digestAtOnce(
	algorithm: Algorithm,
	key: KeyObject,
	content: Content,
	size: number,
	encoding: Encoding,
): string {
	const { block } = SIZES[algorithm];
	const { inner, outer } = padsOf(algorithm, key);
	const message = desk.subarray(0, block + size);
	message.set(inner);
	let end = block;
	for (const part of content) {
		if (typeof part === 'string') end += message.write(part, end);
		else {
			message.set(part, end);
			end += part.length;
		}
	}
	outer.write(hash(algorithm, message, 'binary'), block, 'binary');
	return hash(algorithm, outer, encoding);
}

interface Pads {
	inner: Buffer;
	/** With room for the inner digest after it. */
	outer: Buffer;
}

const pads: Record<Algorithm, WeakMap<KeyObject, Pads>> = {
	sha1: new WeakMap(),
	sha256: new WeakMap(),
	sha384: new WeakMap(),
	sha512: new WeakMap(),
};

function padsOf(algorithm: Algorithm, key: KeyObject): Pads {
	const known = pads[algorithm].get(key);
	if (known) return known;
	const { block, digest } = SIZES[algorithm];
	const secret = key.export();
	const padded = Buffer.alloc(block);
	(secret.length > block ? hash(algorithm, secret, 'buffer') : secret).copy(padded);
	const made = {
		inner: Buffer.from(padded.map((byte) => byte ^ 0x36)),
		outer: Buffer.concat([padded.map((byte) => byte ^ 0x5c), Buffer.alloc(digest)]),
	};
	pads[algorithm].set(key, made);
	return made;
}
