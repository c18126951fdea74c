import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { parseKeys, payloadCodec } from '../../store/payload';

const [oldKey, newKey] = [randomBytes(32), randomBytes(32)];
const payload = { body: Buffer.from('{"card":"4242"}'), headers: { 'x-topic': 'paid' } };

describe('payloadCodec', () => {
	it.each([
		['plain', []],
		['encrypted', [newKey]],
	])('opens what it sealed: %s', (_, keys) => {
		const codec = payloadCodec(keys);
		fc.assert(
			fc.property(
				fc.uint8Array({ maxLength: 9000, size: 'max' }),
				fc.dictionary(fc.string(), fc.string()),
				(bytes, headers) => {
					const body = Buffer.from(bytes);
					const opened = codec.open(codec.seal({ body, headers }, 'row'), 'row');
					expect(opened.body.equals(body)).toBe(true);
					expect(JSON.stringify(opened.headers)).toBe(JSON.stringify(headers));
				},
			),
			{ numRuns: 50 },
		);
	});

	it('leaves a small body readable', () => {
		expect(payloadCodec().seal(payload, 'row')).toEqual({
			body: payload.body,
			headers: '{"x-topic":"paid"}',
			encoding: null,
		});
	});

	it('compresses a large one, unless that makes it larger', () => {
		const text = payloadCodec().seal({ ...payload, body: Buffer.alloc(50_000, 'a') }, 'row');
		expect(text.encoding).toBe('br');
		expect(text.body.length).toBeLessThan(1000);
		const noise = payloadCodec().seal({ ...payload, body: randomBytes(50_000) }, 'row');
		expect(noise.encoding).toBeNull();
	});

	it('shows nothing of body and headers when it has a key, and seals the same twice differently', () => {
		const codec = payloadCodec([newKey]);
		const [one, two] = [codec.seal(payload, 'row'), codec.seal(payload, 'row')];
		expect(one.headers).toBe('{}');
		expect(one.body.includes('4242')).toBe(false);
		expect(one.body.equals(two.body)).toBe(false);
	});

	it('opens with an older key what was sealed before a rotation, and plain rows too', () => {
		const rotated = payloadCodec([newKey, oldKey]);
		expect(rotated.open(payloadCodec([oldKey]).seal(payload, 'row'), 'row')).toEqual(payload);
		expect(rotated.open(payloadCodec().seal(payload, 'row'), 'row')).toEqual(payload);
		const sealed = rotated.seal(payload, 'row');
		expect(payloadCodec([newKey]).open(sealed, 'row')).toEqual(payload);
	});

	it('names the key that is missing', () => {
		const sealed = payloadCodec([oldKey]).seal(payload, 'row');
		expect(() => payloadCodec([newKey]).open(sealed, 'row')).toThrow(
			/key [0-9a-f]{8}, which STEADFAST_ENCRYPTION_KEY does not hold/,
		);
	});

	it('refuses a payload that was changed, cut short or moved to another row', () => {
		const codec = payloadCodec([newKey]);
		const sealed = codec.seal(payload, 'row');
		const changed = Buffer.from(sealed.body);
		changed[20]! ^= 1;
		expect(() => codec.open({ ...sealed, body: changed }, 'row')).toThrow();
		expect(() => codec.open({ ...sealed, body: sealed.body.subarray(0, 20) }, 'row')).toThrow();
		expect(() => codec.open(sealed, 'other row')).toThrow();
	});
});

describe('parseKeys', () => {
	it('reads Base64 and hex, the current key first', () => {
		const setting = `${newKey.toString('base64')}, ${oldKey.toString('hex')}`;
		expect(parseKeys(setting)).toEqual([newKey, oldKey]);
		expect(parseKeys(undefined)).toEqual([]);
		expect(parseKeys('')).toEqual([]);
	});

	it('refuses a key of another length, and does not repeat it', () => {
		const parse = () => parseKeys(`${newKey.toString('hex')},c2VjcmV0`);
		expect(parse).toThrow(/Encryption key 2 is not 32 bytes/);
		expect(parse).not.toThrow(/c2VjcmV0/);
	});
});
