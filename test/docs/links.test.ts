import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { homepage } from '../../package.json';
import { credentials, nodes } from '../support/formNames';
import { anchors, links, ON_DEMAND, pages, readPage, ROOT, type Page } from '../support/pages';

const known = new Map(pages.map((page) => [page.path, page]));

/** What is wrong with a link from `page`; undefined when nothing is. */
function fault({ path }: Pick<Page, 'path'>, target: string): string | undefined {
	const [file = '', anchor] = target.split('#');
	const leadsTo = file === '' ? path : normalize(join(dirname(path), decodeURIComponent(file)));
	if (!existsSync(join(ROOT, leadsTo))) {
		return ON_DEMAND.includes(leadsTo) ? undefined : `${target}: there is no ${leadsTo}`;
	}
	if (anchor === undefined || statSync(join(ROOT, leadsTo)).isDirectory()) return undefined;
	const page = known.get(leadsTo) ?? readPage(leadsTo);
	return anchors(page).has(anchor) ? undefined : `${target}: ${leadsTo} has no such heading`;
}

const isExternal = (target: string) => /^[a-z]+:/.test(target);

describe('links', () => {
	it.each(pages.map((page) => [page.path, page] as const))(
		'of %s lead somewhere',
		(_path, page) => {
			const own = links(page).filter((target) => !isExternal(target));
			expect(own.flatMap((target) => fault(page, target) ?? [])).toEqual([]);
		},
	);

	it('to other sites are whole', () => {
		const targets = pages.flatMap(links).filter(isExternal);
		expect(targets.length).toBeGreaterThan(50);
		expect(targets.filter((target) => !/^(https:|mailto:)/.test(target))).toEqual([]);
		expect(targets.filter((target) => !URL.canParse(target))).toEqual([]);
	});

	it('of the nodes and credentials into these pages lead somewhere', () => {
		const codexes = nodes.flatMap(({ description: { name } }) => codexOf(name));
		const urls = [
			...codexes,
			...credentials.flatMap(({ documentationUrl }) => documentationUrl ?? []),
		];
		const ours = urls.filter((url) => url.startsWith(homepage));
		expect(ours.length).toBeGreaterThan(10);
		expect(
			[...new Set(ours)].flatMap((url) => fault({ path: 'README.md' }, inRepository(url)) ?? []),
		).toEqual([]);
	});

	it('reach every page from the index', () => {
		const reached = new Set(['docs/README.md']);
		for (const path of reached) {
			const page = known.get(path);
			for (const target of page ? links(page) : []) {
				const [file = ''] = target.split('#');
				if (!isExternal(target)) reached.add(normalize(join(dirname(path), file)));
			}
		}
		expect(pages.map(({ path }) => path).filter((path) => !reached.has(path))).toEqual([]);
	});
});

/** The path of an address on the repository's site. */
const inRepository = (url: string) =>
	url
		.slice(homepage.length)
		.replace(/^\/blob\/[^/]+\//, '')
		.replace(/^#/, 'README.md#');

/** The links in what n8n shows of a node; a provider's trigger has its file from the build. */
function codexOf(name: string): string[] {
	const className = name.charAt(0).toUpperCase() + name.slice(1);
	const file = ['nodes', 'nodes/triggers']
		.map((folder) => join(ROOT, folder, className, `${className}.node.json`))
		.find(existsSync);
	if (file === undefined) return [];
	const { resources } = JSON.parse(readFileSync(file, 'utf8')) as {
		resources: Record<string, Array<{ url: string }>>;
	};
	return Object.values(resources).flatMap((list) => list.map(({ url }) => url));
}
