import { compileField } from '../../../core/mapping/field';

describe('a field', () => {
	it('is read by names and places in lists', () => {
		expect(compileField('lines[1].sku')({ lines: [{}, { sku: 'B' }] })).toBe('B');
		expect(compileField('id')({ id: 7 })).toBe(7);
		expect(compileField('a.b')({ a: null })).toBeUndefined();
	});

	it.each(['lines[*].sku', 'lines[?sku=B].id'])('is one alone: %s', (text) => {
		expect(() => compileField(text)).toThrow(
			`'${text}' has to lead to one field, without [*] and filters`,
		);
	});
});
