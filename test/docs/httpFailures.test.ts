import { failuresPage } from '../../docs/failuresPage.ts';
import { behaviours } from '../../sandbox/hostile/behaviours/index.ts';
import { readPage } from '../support/pages';

describe('docs/http-failures.md', () => {
	it('says what is tested (node docs/generate-http-failures.ts brings it up to date)', () => {
		expect(readPage('docs/http-failures.md').text).toBe(failuresPage(behaviours));
	});
});
