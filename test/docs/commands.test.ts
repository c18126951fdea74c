import { globSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { scripts } from '../../package.json';
import { LEDGER_MIGRATIONS, migrate } from '../../store/sqlite/schema';
import {
	codeBlocks,
	codeSpans,
	column,
	matches,
	ON_DEMAND,
	pages,
	readPage,
	ROOT,
	type Page,
} from '../support/pages';
import { source } from '../support/source';

const each = pages.map((page) => [page.path, page] as const);
const code = (page: Page) => [...codeSpans(page), ...codeBlocks(page).map((block) => block.code)];

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

	it.each(each)('%s: metrics that docs/monitor.md lists', (_path, page) => {
		const listed = column(readPage('docs/monitor.md'), 'metric').join(' ');
		const metrics = matches(code(page), /\b(steadfast_[a-z_]+)/g);
		expect(metrics.filter((name) => !listed.includes(`\`${name}\``))).toEqual([]);
	});

	it.each(each)('%s: files that are there', (_path, page) => {
		const paths = codeSpans(page).filter(
			(span) => IN_REPOSITORY.test(span) && !ON_DEMAND.includes(span),
		);
		expect(paths.filter((path) => globSync(path, { cwd: ROOT }).length === 0)).toEqual([]);
	});
});

/** A path with a slash, below one of our folders; `*` may stand for a name. */
const IN_REPOSITORY =
	/^\.?(bench|ci|core|credentials|docs|nodes|providers|sandbox|store|test|workflows)\/[\w./*-]*$/;

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
