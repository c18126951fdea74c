import { readFileSync } from 'node:fs';
import path from 'node:path';
import { providers } from '../../providers/registry';

const DOCS = path.join(__dirname, '../../docs');
const { providersPage } = jest.requireActual<{
	providersPage(all: typeof providers): string;
}>(path.join(DOCS, 'providers.cjs'));

it('docs/providers.md is what the registry says: npm run build && node docs/providers.cjs', () => {
	expect(readFileSync(path.join(DOCS, 'providers.md'), 'utf8')).toBe(providersPage(providers));
});

it('names every open fact', () => {
	const page = providersPage(providers);
	for (const { webhook } of Object.values(providers)) {
		for (const fact of webhook.unconfirmed ?? []) expect(page).toContain(`- ${fact}`);
	}
});
