import { MappingError, parseMapping } from '../../../core/mapping';

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
	it('takes a mapping, and the text of one', () => {
		expect(parseMapping(mapping)).toEqual(mapping);
		expect(parseMapping(JSON.stringify(mapping))).toEqual(mapping);
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
		[{ rows: mapping.rows, each: 1 }, 'each has to be a text'],
		[
			{ rows: mapping.rows, group: { by: [] } },
			'group.by has to name a target path\ngroup.into has to be a text',
		],
		[
			{ rows: mapping.rows, migrations: [{ from: '1', to: '2', rows: [{}] }] },
			'migrations[0].rows[0].target has to be a text',
		],
		[
			JSON.parse('{"rows":[{"target":"a","__proto__":{"type":"text"}}]}'),
			'Row 1: it has a field that does not exist: __proto__',
		],
	])('refuses %j', (input, message) => {
		expect(() => parseMapping(input)).toThrow(MappingError);
		expect(() => parseMapping(input)).toThrow(
			typeof message === 'string' ? new MappingError(message) : message,
		);
	});

	it('names everything that is wrong at once', () => {
		const rows = [{ source: 1 }, { target: 2 }];
		expect(() => parseMapping({ rows })).toThrow(
			'Row 1: source has to be a text\nRow 1: target has to be a text\nRow 2: target has to be a text',
		);
	});
});
