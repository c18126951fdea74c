import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { failuresPage } from '../../docs/failuresPage.ts';
import { behaviours } from '../../sandbox/hostile/behaviours/index.ts';

describe('docs/http-failures.md', () => {
	it('says what is tested (node docs/generate-http-failures.ts brings it up to date)', () => {
		const page = readFileSync(join(__dirname, '../../docs/http-failures.md'), 'utf8');
		expect(page).toBe(failuresPage(behaviours));
	});
});
