import { compileVersioned, parseMapping } from '../../core/mapping';
import { examples } from '../support/mappings';
import { readPage, shownJson } from '../support/pages';

const shown = shownJson(readPage('docs/field-mapper.md'));

describe('docs/field-mapper.md', () => {
	it.each(examples)('shows the example %s as it is tested', (_name, { mapping }) => {
		expect(shown).toContainEqual(mapping);
	});

	it('shows mappings that work', () => {
		expect(shown.length).toBeGreaterThan(examples.length);
		for (const mapping of shown) {
			expect(compileVersioned(parseMapping(mapping))).toBeInstanceOf(Function);
		}
	});
});
