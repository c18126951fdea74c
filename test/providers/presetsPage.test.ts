import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Preset } from '../../providers/Preset';
import { presets } from '../../providers/presets';

const DOCS = path.join(__dirname, '../../docs');
const { presetsPage } = jest.requireActual<{ presetsPage(all: typeof presets): string }>(
	path.join(DOCS, 'presets.cjs'),
);
const page = presetsPage(presets);

it('docs/presets.md is what the registry says: npm run build && node docs/presets.cjs', () => {
	expect(readFileSync(path.join(DOCS, 'presets.md'), 'utf8')).toBe(page);
});

it('names every API, and every open fact', () => {
	for (const { displayName, unconfirmed = [] } of Object.values<Preset>(presets)) {
		expect(page).toContain(`\n## ${displayName}\n`);
		for (const fact of unconfirmed) expect(page.replaceAll('\\', '')).toContain(`- ${fact}`);
	}
});
