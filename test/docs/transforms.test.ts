import { families } from '../../core/mapping/transforms';
import { transformsPage } from '../../docs/transformsPage.ts';
import { readPage } from '../support/pages';

describe('docs/transforms.md', () => {
	it('says what the transforms say (node docs/generate-transforms.ts brings it up to date)', () => {
		expect(readPage('docs/transforms.md').text).toBe(transformsPage(families));
	});
});
