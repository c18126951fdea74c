import fc from 'fast-check';
import { open, seal } from '../../../core/crypto/seal';

describe('a seal', () => {
	it('opens with its key, in its context', () => {
		fc.assert(
			fc.property(fc.string(), fc.string({ minLength: 1 }), fc.string(), (plain, key, context) => {
				expect(open(seal(plain, key, context), key, context)).toBe(plain);
			}),
		);
	});

	it('opens with no other key and in no other context', () => {
		const sealed = seal('whsec_1', 'token', 'workflow/node');
		expect(open(sealed, 'other token', 'workflow/node')).toBeUndefined();
		expect(open(sealed, 'token', 'workflow/other')).toBeUndefined();
	});

	it('does not open when any byte of it has been changed', () => {
		const sealed = seal('whsec_1', 'token', 'context');
		const bytes = Buffer.from(sealed.slice('v1.'.length), 'base64url');
		for (const index of bytes.keys()) {
			const altered = Buffer.from(bytes);
			altered[index] = altered[index]! ^ 1;
			expect(open(`v1.${altered.toString('base64url')}`, 'token', 'context')).toBeUndefined();
		}
	});

	it('does not open what is no seal', () => {
		fc.assert(
			fc.property(fc.string(), (text) => {
				expect(open(text, 'token', 'context')).toBeUndefined();
				expect(open(`v1.${text}`, 'token', 'context')).toBeUndefined();
			}),
		);
	});

	it('shows nothing of the text, and is another one each time', () => {
		const [first, second] = [1, 2].map(() => seal('whsec_1', 'token', 'context'));
		expect(first).not.toBe(second);
		expect(Buffer.from(first!.slice(3), 'base64url').toString('latin1')).not.toContain('whsec_1');
	});

	it('is not made without a key', () => {
		expect(() => seal('whsec_1', '', 'context')).toThrow('no key');
	});
});
