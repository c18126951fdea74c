import fc from 'fast-check';
import { uuidV5 } from '../../../../core/mapping/transforms/uuid';
import { plainJson, run } from './support';

const text = fc.string({ unit: 'grapheme' });
const alphabet = fc.constantFrom('base64', 'base64url');

describe('encodings', () => {
	it('Base64 is read as it was written', () => {
		fc.assert(
			fc.property(text, alphabet, (value, of) => {
				const encoded = run('base64Encode', value, { alphabet: of });
				expect(run('base64Decode', encoded, { alphabet: of })).toBe(value);
			}),
		);
	});

	it('Base64 that was cut or changed is refused or gives text', () => {
		fc.assert(
			fc.property(fc.base64String(), fc.nat({ max: 4 }), (encoded, cut) => {
				const value = encoded.slice(0, encoded.length - cut);
				let decoded: unknown;
				try {
					decoded = run('base64Decode', value);
				} catch (error) {
					expect(String(error)).toMatch(/is not base64|no text in UTF-8/);
					return;
				}
				const again = String(run('base64Encode', decoded)).replace(/=+$/, '');
				expect(again.length).toBe(value.replace(/=+$/, '').length);
			}),
		);
	});

	it('Base64 keeps a byte order mark', () => {
		expect(run('base64Decode', run('base64Encode', '\ufeffa'))).toBe('\ufeffa');
	});

	it('a URL part is read as it was written, and as a form writes it', () => {
		fc.assert(
			fc.property(text, (value) => {
				expect(run('urlDecode', run('urlEncode', value))).toBe(value);
				const form = new URLSearchParams({ v: value }).toString().slice(2);
				expect(run('urlDecode', form)).toBe(value);
			}),
		);
	});

	it('JSON is read as it was written', () => {
		const layout = fc.constantFrom('compact', 'pretty');
		fc.assert(
			fc.property(plainJson, layout, (value, of) => {
				if (value === null) return;
				const written = run('jsonStringify', value, { layout: of });
				expect(run('jsonParse', written)).toEqual(JSON.parse(JSON.stringify(value)));
			}),
		);
	});
});

describe('hashes', () => {
	it('have their length in each encoding', () => {
		fc.assert(
			fc.property(text, (value) => {
				expect(run('sha256', value)).toMatch(/^[0-9a-f]{64}$/);
				expect(run('sha256', value, { encoding: 'base64' })).toMatch(/^[A-Za-z0-9+/]{43}=$/);
				expect(run('sha256', value, { encoding: 'base64url' })).toMatch(/^[\w-]{43}$/);
			}),
		);
	});
});

describe('uuid', () => {
	const record = (a: unknown, b: unknown) => ({ record: { a, b } });
	const uuid = (a: unknown, b: unknown, args = {}) =>
		run('uuid', undefined, { fields: ['a', 'b'], ...args }, record(a, b));

	it('is that of RFC 9562, appendix A.4', () => {
		expect(uuidV5('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe(
			'2ed6657d-e927-568b-95e1-2665a8aea6a2',
		);
	});

	it('is the same for the same fields, of version 5 and its variant', () => {
		fc.assert(
			fc.property(text, text, (a, b) => {
				const made = uuid(a, b);
				expect(uuid(a, b)).toBe(made);
				expect(made).toMatch(
					/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
				);
			}),
		);
	});

	it('differs where fields, their borders or the namespace differ', () => {
		const own = { namespace: '00000000-0000-4000-8000-000000000000' };
		const all = [uuid('ab', 'c'), uuid('a', 'bc'), uuid('abc', ''), uuid('ab', 'c', own)];
		expect(new Set(all).size).toBe(all.length);
	});

	it('needs every one of its fields', () => {
		expect(() => uuid('a', null)).toThrow(/there is no b to make the UUID of/);
	});
});
