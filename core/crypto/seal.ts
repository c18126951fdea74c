import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const VERSION = 'v1';
const INFO = 'n8n-nodes-steadfast seal v1';
const SALT_BYTES = 16;
/** What AES-GCM is made for (NIST SP 800-38D). */
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts a text so that only who has the same `key` text can read it: AES-256-GCM under a key
 * derived by HKDF-SHA256 (RFC 5869) with a salt of its own. `context` says what the text belongs
 * to: it is not encrypted, and the seal opens in no other.
 *
 * `key` has to be a random one, such as an API token: HKDF does not stretch a password.
 */
export function seal(plain: string, key: string, context: string): string {
	const salt = randomBytes(SALT_BYTES);
	const iv = randomBytes(IV_BYTES);
	const cipher = createCipheriv('aes-256-gcm', derive(key, salt), iv).setAAD(Buffer.from(context));
	const sealed = [cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()];
	return `${VERSION}.${Buffer.concat([salt, iv, ...sealed]).toString('base64url')}`;
}

/** The text, or undefined when it was sealed with another key or context, or has been altered. */
export function open(sealed: string, key: string, context: string): string | undefined {
	const [version, encoded = ''] = sealed.split('.');
	const bytes = Buffer.from(encoded, 'base64url');
	if (version !== VERSION || bytes.length < SALT_BYTES + IV_BYTES + TAG_BYTES) return undefined;
	const salt = bytes.subarray(0, SALT_BYTES);
	const iv = bytes.subarray(SALT_BYTES, SALT_BYTES + IV_BYTES);
	try {
		const decipher = createDecipheriv('aes-256-gcm', derive(key, salt), iv, {
			authTagLength: TAG_BYTES,
		})
			.setAAD(Buffer.from(context))
			.setAuthTag(bytes.subarray(-TAG_BYTES));
		const plain = decipher.update(bytes.subarray(SALT_BYTES + IV_BYTES, -TAG_BYTES));
		return Buffer.concat([plain, decipher.final()]).toString('utf8');
	} catch {
		return undefined;
	}
}

function derive(key: string, salt: Buffer): Buffer {
	if (key === '') throw new Error('There is no key to seal with');
	return Buffer.from(hkdfSync('sha256', key, salt, INFO, 32));
}
