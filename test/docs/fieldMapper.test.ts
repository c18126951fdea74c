import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileVersioned, parseMapping } from '../../core/mapping';
import { examples } from '../support/mappings';

const text = readFileSync(join(__dirname, '..', '..', 'docs', 'field-mapper.md'), 'utf8');
const shown = [...text.matchAll(/^```json\n(.*?)^```/gms)].map(
	([, json]) => JSON.parse(json!) as unknown,
);

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
