import { createHmac, createSecretKey } from 'node:crypto';
import fc from 'fast-check';
import { sameText } from '../../../core/signature/encoding';
import { hmacDigest } from '../../../core/signature/hmacDigest';

const ALGORITHMS = ['sha1', 'sha256', 'sha384', 'sha512'] as const;
const ENCODINGS = ['hex', 'base64', 'base64url'] as const;

describe('hmacDigest', () => {
	it('is what createHmac has, for every key, content and size', () => {
		const sizes = fc.constantFrom(0, 1, 63, 64, 1023, 32 * 1024 - 1, 32 * 1024, 32 * 1024 + 1);
		fc.assert(
			fc.property(
				fc.constantFrom(...ALGORITHMS),
				fc.constantFrom(...ENCODINGS),
				// As long as a block, and about it.
				fc.oneof(
					fc.uint8Array({ minLength: 1, maxLength: 300, size: 'max' }),
					fc.constantFrom(63, 64, 65, 127, 128, 129).map((length) => Buffer.alloc(length, 1)),
				),
				fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.uint8Array().map(Buffer.from))),
				sizes,
				(algorithm, encoding, secret, parts, size) => {
					const key = createSecretKey(secret);
					const content = [...parts, Buffer.alloc(size, 7)];
					const hmac = createHmac(algorithm, key);
					for (const part of content) hmac.update(part);
					expect(hmacDigest(algorithm, key, content, encoding)).toBe(hmac.digest(encoding));
				},
			),
		);
	});
});

describe('sameText', () => {
	it('is true for the same text only, whatever was compared before', () => {
		const hex = fc.string({ unit: fc.constantFrom('a', 'b', 'é', 'š', '✓'), maxLength: 4 });
		const digest = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 4 });
		fc.assert(
			fc.property(hex, digest, (given, expected) => {
				expect(sameText(given, expected)).toBe(given === expected);
			}),
			{ numRuns: 2000 },
		);
	});
});
