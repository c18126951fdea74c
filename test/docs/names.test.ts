import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shownNames } from '../support/formNames';
import { emphasised, pages, ROOT } from '../support/pages';
import { N8N_NAMES, ORDINARY } from './emphasis';

/** Nodes of a template are called as its author likes. */
const inTemplates = globSync('workflows/*.json', { cwd: ROOT }).flatMap((file) => {
	const { name, nodes } = JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as {
		name: string;
		nodes: Array<{ name: string }>;
	};
	return [name, ...nodes.map((node) => node.name)];
});

const known = new Set([...shownNames, ...inTemplates, ...N8N_NAMES, ...ORDINARY].map(plain));

/** A text may leave out the unit in a field's name, and what comes before a colon in it. */
function plain(name: string): string {
	return name.replace(/ \([^)]*\)$/, '').replace(/^.*: /, '');
}

/** `Options → Retry` names two things; what ends with a full stop is a heading within the text. */
const namesIn = (phrase: string) => (phrase.endsWith('.') ? [] : phrase.split(' → '));

/** Made from the very data, with words of the providers' own pages. */
const GENERATED = ['docs/presets.md', 'docs/providers.md', 'docs/transforms.md'];
const written = pages.filter(({ path }) => !GENERATED.includes(path));

describe('names of nodes, fields and choices', () => {
	it.each(written.map((page) => [page.path, page] as const))('%s', (_path, page) => {
		const phrases = emphasised(page)
			.flatMap(namesIn)
			.filter((phrase) => /^[A-Z]/.test(phrase));
		expect([...new Set(phrases)].filter((phrase) => !known.has(plain(phrase)))).toEqual([]);
	});
});
