import {
	createCipheriv,
	createDecipheriv,
	createHash,
	randomBytes,
	type CipherGCM,
	type DecipherGCM,
} from 'node:crypto';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

export interface Payload {
	body: Buffer;
	headers: Record<string, string>;
}

/** A payload as it lies in a row. `encoding` is null for a plain one, else such as `br+gcm:1f2e3d4c`. */
export interface SealedPayload {
	body: Buffer;
	/** JSON; `{}` when the headers are sealed together with the body. */
	headers: string;
	encoding: string | null;
}

/** Smaller bodies are not worth the time, bytes. */
const COMPRESS_FROM = 4096;
/** Brotli's default (11) takes a hundred times as long for a tenth less. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

export interface PayloadCodec {
	/** `context` names the row: what is sealed for one row cannot be opened in another. */
	seal(payload: Payload, context: string): SealedPayload;
	/** @throws when the row is sealed with a key that is not there, or was tampered with. */
	open(sealed: SealedPayload, context: string): Payload;
}

/**
 * Large bodies are compressed; with a key, body and headers are encrypted (AES-256-GCM).
 * The first key seals, all of them open: to rotate, put the new key in front.
 */
export function payloadCodec(keys: readonly Buffer[] = []): PayloadCodec {
	const byId = new Map(keys.map((key) => [keyId(key), key]));
	const [sealingKey] = keys;

	return {
		seal({ body, headers }, context) {
			const plainHeaders = JSON.stringify(headers);
			const content = sealingKey ? frame(plainHeaders, body) : body;
			const packed = compress(content);
			const encodings = packed === content ? [] : ['br'];
			if (!sealingKey) {
				return { body: packed, headers: plainHeaders, encoding: encodings[0] ?? null };
			}
			encodings.push(`gcm:${keyId(sealingKey)}`);
			const sealed = encrypt(packed, sealingKey, context);
			return { body: sealed, headers: '{}', encoding: encodings.join('+') };
		},

		open({ body, headers, encoding }, context) {
			const encodings = encoding?.split('+') ?? [];
			const id = encodings.find((name) => name.startsWith('gcm:'))?.slice('gcm:'.length);
			const packed = id === undefined ? body : decrypt(body, keyOf(id), context);
			const content = encodings.includes('br') ? brotliDecompressSync(packed) : packed;
			return id === undefined ? { body: content, headers: JSON.parse(headers) } : unframe(content);
		},
	};

	function keyOf(id: string): Buffer {
		const key = byId.get(id);
		if (key) return key;
		throw new Error(
			`A payload in the ledger is encrypted with the key ${id}, which STEADFAST_ENCRYPTION_KEY does not hold. Add that key behind the current one.`,
		);
	}
}

/**
 * The keys in a setting: 32 bytes each in Base64 or hex, the current one first, separated by commas.
 * @throws when one is anything else; the message does not repeat it.
 */
export function parseKeys(setting: string | undefined): Buffer[] {
	const texts = (setting ?? '').split(',').map((text) => text.trim());
	return texts
		.filter((text) => text !== '')
		.map((text, index) => {
			const hex = /^[0-9a-f]{64}$/i.test(text);
			const key = Buffer.from(text, hex ? 'hex' : 'base64');
			if (key.length === KEY_BYTES) return key;
			throw new Error(
				`Encryption key ${index + 1} is not 32 bytes in Base64 or hex; "openssl rand -base64 32" makes one.`,
			);
		});
}

/** Tells keys apart without giving them away. */
function keyId(key: Buffer): string {
	return createHash('sha256').update('steadfast key id').update(key).digest('hex').slice(0, 8);
}

function compress(content: Buffer): Buffer {
	if (content.length < COMPRESS_FROM) return content;
	const packed = brotliCompressSync(content, BROTLI);
	return packed.length < content.length ? packed : content;
}

/** Nonce, ciphertext, tag (NIST SP 800-38D). */
function encrypt(content: Buffer, key: Buffer, context: string): Buffer {
	const nonce = randomBytes(NONCE_BYTES);
	const cipher: CipherGCM = createCipheriv('aes-256-gcm', key, nonce);
	cipher.setAAD(Buffer.from(context));
	return Buffer.concat([nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(sealed: Buffer, key: Buffer, context: string): Buffer {
	const nonce = sealed.subarray(0, NONCE_BYTES);
	const options = { authTagLength: TAG_BYTES };
	const decipher: DecipherGCM = createDecipheriv('aes-256-gcm', key, nonce, options);
	decipher.setAAD(Buffer.from(context));
	decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
	return Buffer.concat([
		decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)),
		decipher.final(),
	]);
}

/** The headers' length in four bytes, the headers, the body. */
function frame(headers: string, body: Buffer): Buffer {
	const head = Buffer.from(headers);
	const length = Buffer.alloc(4);
	length.writeUInt32BE(head.length);
	return Buffer.concat([length, head, body]);
}

function unframe(content: Buffer): Payload {
	const bodyStart = 4 + content.readUInt32BE(0);
	return {
		headers: JSON.parse(content.toString('utf8', 4, bodyStart)),
		body: content.subarray(bodyStart),
	};
}
