import { parseMapping } from '../../../core/mapping';

const mapping = {
	version: '2',
	rows: [
		{
			source: 'total_price',
			target: 'total',
			transforms: [{ name: 'round', args: { decimals: 2 } }, { name: 'trim' }],
			type: 'number',
			required: true,
			default: 0,
		},
		{ value: null, target: 'note' },
	],
};

describe('parseMapping', () => {
	it('takes a mapping, and the text of one', async () => {
		await expect(parseMapping(mapping)).resolves.toEqual(mapping);
		await expect(parseMapping(JSON.stringify(mapping))).resolves.toEqual(mapping);
	});

	it.each([
		[undefined, 'the mapping has to be an object with rows'],
		[[], 'the mapping has to be an object with rows'],
		['{"rows":', /^the mapping is not JSON: /],
		[{ rows: {} }, 'rows has to be a list'],
		[{ rows: [] }, 'rows has to have at least one row'],
		[{ rows: mapping.rows, raws: 1 }, 'the mapping has a field that does not exist: raws'],
		[{ rows: ['a'] }, 'Row 1: it has to be an object with a source and a target'],
		[{ rows: [{ source: 'a' }] }, 'Row 1: target has to be a text'],
		[{ rows: [mapping.rows[0], { source: 1, target: 'a' }] }, 'Row 2: source has to be a text'],
		[{ rows: [{ target: 'a', sorce: 'b' }] }, 'Row 1: it has a field that does not exist: sorce'],
		[{ rows: [{ target: 'a', type: 'float' }] }, /^Row 1: type has to be one of: text, number/],
		[{ rows: [{ target: 'a', required: 'yes' }] }, 'Row 1: required has to be true or false'],
		[{ rows: [{ target: 'a', transforms: 'trim' }] }, 'Row 1: transforms has to be a list'],
		[
			{ rows: [{ target: 'a', transforms: [{ name: 'trim' }, { args: {} }] }] },
			'Row 1: transforms[1].name has to be a text',
		],
		[
			{ rows: [{ target: 'a', transforms: [{ name: 'trim', args: [] }] }] },
			'Row 1: transforms[0].args has to be an object of arguments',
		],
	])('refuses %j', async (input, message) => {
		await expect(parseMapping(input)).rejects.toMatchObject({
			name: 'MappingError',
			message: typeof message === 'string' ? message : expect.stringMatching(message),
		});
	});

	it('names everything that is wrong at once', async () => {
		const rows = [{ source: 1 }, { target: 2 }];
		await expect(parseMapping({ rows })).rejects.toThrow(
			'Row 1: source has to be a text\nRow 1: target has to be a text\nRow 2: target has to be a text',
		);
	});
});
