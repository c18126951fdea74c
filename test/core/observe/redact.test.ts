import fc from 'fast-check';
import { redact } from '../../../core/observe/redact';

describe('redact', () => {
	it('masks a secret as it is, in a URL, in base64 and in JSON', () => {
		const secret = 'k&y "1"';
		const text = [secret, encodeURIComponent(secret), btoa(secret), JSON.stringify(secret)].join(
			' ',
		);
		expect(redact(text, [secret])).toBe('*** *** *** "***"');
	});

	it('leaves words alone that a very short secret would hit', () => {
		expect(redact('a banana', ['a'])).toBe('a banana');
	});

	it('leaves no secret in any text', () => {
		fc.assert(
			fc.property(
				fc.string({ minLength: 4 }),
				fc.string(),
				fc.string(),
				(secret, before, after) => {
					fc.pre(!'***'.includes(secret) && !secret.includes('*'));
					expect(redact(before + secret + after, [secret])).not.toContain(secret);
				},
			),
		);
	});
});
