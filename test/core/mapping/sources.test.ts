import { listSources } from '../../../core/mapping';

const order = { email: 'a', lines: [{ sku: 'A', tags: ['x'] }], 'odd.name': 1 };
const sources = (each?: string) => listSources([order], each).map(({ source }) => source);

describe('listSources', () => {
	it('lists each field once, with its types', () => {
		expect(listSources([order, { email: null }])).toEqual([
			{ source: 'email', type: 'string or null' },
			{ source: 'lines', type: 'list' },
			{ source: 'lines[*]', type: 'object' },
			{ source: 'lines[*].sku', type: 'string' },
			{ source: 'lines[*].tags', type: 'list' },
			{ source: 'lines[*].tags[*]', type: 'string' },
			{ source: '["odd.name"]', type: 'number' },
		]);
	});

	it.each(['lines[*]', 'lines[?sku=A]'])('lists them as an entry of %s sees them', (each) => {
		expect(sources(each)).toEqual([
			'@',
			'sku',
			'tags',
			'tags[*]',
			'^.email',
			'^.lines',
			'^.["odd.name"]',
		]);
	});

	it('goes up through two lists', () => {
		expect(sources('lines[*].tags[*]')).toEqual(expect.arrayContaining(['^.^.email', '@']));
	});

	it('refuses an each that is no list', () => {
		expect(() => sources('email')).toThrow("'email' is no list of entries");
	});
});
