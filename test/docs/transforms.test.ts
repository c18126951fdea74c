import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { families } from '../../core/mapping/transforms';
import { transformsPage } from '../../docs/transformsPage.ts';

describe('docs/transforms.md', () => {
	it('says what the transforms say (node docs/generate-transforms.ts brings it up to date)', () => {
		const page = readFileSync(join(__dirname, '../../docs/transforms.md'), 'utf8');
		expect(page).toBe(transformsPage(families));
	});
});
