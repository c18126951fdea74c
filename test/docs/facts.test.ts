import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { families } from '../../core/mapping/transforms';
import { scripts } from '../../package.json';
import { presets } from '../../providers/presets';
import { providers } from '../../providers/registry';
import { LEDGER_MIGRATIONS, migrate } from '../../store/sqlite/schema';
import { codeBlocks, codeSpans, column, pages, readPage, ROOT, type Page } from '../support/pages';

const each = pages.map((page) => [page.path, page] as const);

/** Everything that runs, as text. */
const source = globSync(
	['{core,nodes,store,providers,credentials,sandbox,bench}/**/*.{ts,cjs}', 'docker-compose.yml'],
	{ cwd: ROOT },
)
	.map((file) => readFileSync(join(ROOT, file), 'utf8'))
	.join('\n');

const code = (page: Page) => [...codeSpans(page), ...codeBlocks(page).map((block) => block.code)];
const matches = (texts: readonly string[], pattern: RegExp) =>
	texts.flatMap((text) => [...text.matchAll(pattern)].map(([, found = '']) => found));

describe('what the pages name', () => {
	it.each(each)('%s: commands that package.json has', (_path, page) => {
		const commands = matches(code(page), /\bnpm (?:run (?:--silent )?([\w:]+)|start|test)/g);
		const unknown = commands.filter((name) => name !== '' && !Object.hasOwn(scripts, name));
		expect(unknown).toEqual([]);
	});

	it.each(each)('%s: variables that the source reads', (_path, page) => {
		const variables = matches(code(page), /\b(STEADFAST_[A-Z_]+)/g);
		expect(variables.filter((name) => !source.includes(name))).toEqual([]);
	});

	it.each(each)('%s: files that are there', (_path, page) => {
		const paths = codeSpans(page).filter((span) => IN_REPOSITORY.test(span));
		expect(paths.filter((path) => globSync(path, { cwd: ROOT }).length === 0)).toEqual([]);
	});
});

/** A path with a slash, below one of our folders; `*` may stand for a name. */
const IN_REPOSITORY =
	/^\.?(bench|ci|core|credentials|docs|nodes|providers|sandbox|store|test|workflows)\/[\w./*-]*$/;

describe('tables of errors', () => {
	it.each(each)('%s: codes that the source has', (_path, page) => {
		const cells = ['answer', 'error', '`error`', 'code'].flatMap((head) => column(page, head));
		const codes = matches(cells, /`([a-z]+(?:_[a-z0-9]+)*)`/g);
		const isThere = (name: string) => new RegExp(`['"\\s]${name}['":,]`).test(source);
		expect(codes.filter((name) => !isThere(name))).toEqual([]);
	});

	/** `…` stands for what varies; so does a part of a template literal. */
	const said = source.replace(/\$\{[^}]*\}/g, '…').replaceAll("\\'", "'");

	it.each(each)('%s: messages as the source says them', (_path, page) => {
		const messages = column(page, 'message').flatMap((message) => message.split('…'));
		const parts = messages.map((part) => part.replaceAll('\\', '').trim());
		expect(parts.filter((part) => !said.includes(part))).toEqual([]);
	});
});

describe('README.md', () => {
	const text = readPage('README.md').text.replace(/\s+/g, ' ');
	const counts = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, count]) => Number(count));

	it('counts right', () => {
		const known = Object.keys(providers).length;
		const apis = Object.keys(presets).length;
		expect(new Set(counts(/of (\d+) (?:\[?providers|APIs)/g))).toEqual(new Set([known, apis]));
		expect(counts(/of (\d+) \[?providers/g)).toEqual([known, known]);
		expect(text).toContain('Eleven more');
		expect(globSync('workflows/*.json', { cwd: ROOT })).toHaveLength(12);
	});

	it('has a changelog that counts right', () => {
		const changes = readPage('CHANGELOG.md').text.replace(/\s+/g, ' ');
		const transforms = Object.values(families).flat().length;
		expect(changes).toContain(`each of ${Object.keys(providers).length} providers`);
		expect(changes).toContain(`presets of ${Object.keys(presets).length} APIs`);
		expect(changes).toContain(`${transforms} transforms`);
	});
});

describe('docs/sizing.md', () => {
	const { text: proof } = readPage('docs/proof.md');
	const sections = new Map(
		proof.split(/^## /m).map((section) => [section.slice(0, section.indexOf('\n')), section]),
	);
	const paragraphs = readPage('docs/sizing.md')
		.text.split(/\n\n|^\|.*\n/m)
		.flatMap((paragraph) => {
			const about = [...paragraph.matchAll(/proof\.md#([\w-]+)/g)].map(([, name = '']) => name);
			return about.length > 0 ? [[about, paragraph] as const] : [];
		});

	it.each(paragraphs)('quotes figures of %s as they were measured', (about, paragraph) => {
		const measured = about.map((name) => sections.get(name) ?? '').join('\n');
		const figures = [...paragraph.matchAll(/(?<![\w#.])\d[\d,]*(?:\.\d+)?/g)].map(
			([figure]) => figure,
		);
		const plain = measured.replace(/(\d),(\d{3})/g, '$1$2');
		expect(figures.filter((figure) => !plain.includes(figure.replaceAll(',', '')))).toEqual([]);
	});
});

describe('docs/runbook.md', () => {
	it('shows queries that a ledger answers', () => {
		const database = new DatabaseSync(':memory:');
		migrate(database, LEDGER_MIGRATIONS);
		const queries = matches(code(readPage('docs/runbook.md')), /^sqlite3 .*"(SELECT .*)"$/gm);
		expect(queries.length).toBeGreaterThan(0);
		for (const query of queries) expect(database.prepare(query).all()).toEqual([]);
		database.close();
	});
});
