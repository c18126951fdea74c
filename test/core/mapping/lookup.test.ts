import { compileLookup } from '../../../core/mapping';

const records = [
	{ sku: { code: 1 } },
	{ sku: { code: '1' } },
	{ sku: null },
	{},
	{ sku: { code: 'b' } },
];

describe('compileLookup', () => {
	it('finds the first record by the text of its key', () => {
		const lookup = compileLookup(records, 'sku.code');
		expect(lookup('1')).toBe(records[0]);
		expect(lookup('b')).toBe(records[4]);
	});

	it.each(['', 'undefined', 'null', 'c', '[object Object]', '__proto__'])(
		'finds nothing by %j',
		(key) => {
			expect(compileLookup(records, 'sku.code')(key)).toBeUndefined();
			expect(compileLookup(records, 'sku')(key)).toBeUndefined();
		},
	);

	it('refuses a path to many fields', () => {
		expect(() => compileLookup([], 'a[*].b')).toThrow(
			"Lookup By 'a[*].b' has to lead to one field",
		);
	});
});
