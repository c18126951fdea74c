import { decode } from '../../../core/signature/encoding';

describe('decode', () => {
	it('takes hexadecimal digits in either case', () => {
		expect(decode('ABcd', 'hex')).toEqual(Buffer.from([0xab, 0xcd]));
	});

	it.each([
		['', 'hex'],
		['', 'base64'],
		['abc', 'hex'],
		['YW=J', 'base64'],
		['ywJj\n', 'base64'],
		['a+b/', 'base64url'],
	] as const)('takes nothing else for the text of bytes: %j as %s', (text, encoding) => {
		expect(decode(text, encoding)).toBeUndefined();
	});
});
