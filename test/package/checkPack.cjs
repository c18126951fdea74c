/**
 * `npm run check:pack`: what `npm pack` would publish, by rule: each file has to be of a kind that
 * somebody needs, all that package.json names has to be there, and the whole has to stay small.
 */
const { execFileSync } = require('node:child_process');
const { existsSync, readFileSync } = require('node:fs');
const { basename, dirname, join } = require('node:path');
const { homepage, n8n } = require('../../package.json');
const { anchor } = require('../../providers/names.ts');

const MOST_PACKED_KB = 1_000;
const MOST_UNPACKED_KB = 4_000;
const MOST_PER_FILE_KB = 150;

const ALLOWED = [
	/^(package\.json|README\.md|CHANGELOG\.md|LICENSE)$/,
	/^workflows\/[\w-]+\.(json|sql)$/,
	/^dist\/(core|credentials|nodes|providers|store)\/[\w/.-]+\.js$/,
	/^dist\/(credentials|nodes|providers)\/[\w/.-]+\.svg$/,
	/^dist\/nodes\/[\w/]+\.node\.json$/,
	/^dist\/mapping\.schema\.json$/,
	// core can be used without n8n; nobody compiles against the rest.
	/^dist\/core\/[\w/.-]+\.d\.ts$/,
];
// See `explicit` in the gulpfile.
const UNNAMED = /\brequire\(['"]\.{1,2}\/[^'"]+(?<!\.js|\.json)['"]\)/;
const FORBIDDEN =
	/(^|\/)(test|tests|fixtures|bench|sandbox|__\w+__)\/|\.(test|spec|map|tsbuildinfo)\b/;

const root = join(__dirname, '..', '..');
const printed = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
	cwd: root,
	encoding: 'utf8',
	stdio: ['ignore', 'pipe', 'ignore'],
});
const [{ files, size, unpackedSize }] = JSON.parse(printed);
const paths = new Set(files.map(({ path }) => path));
const kilobytes = (bytes) => Math.round(bytes / 1_000);

const codexOf = (node) => join(dirname(node), `${basename(node, '.js')}.json`);

/** What a node's "Docs" link opens. */
function brokenLinks(codex) {
	const { resources } = JSON.parse(readFileSync(join(root, codex), 'utf8'));
	return Object.values(resources)
		.flat()
		.map(({ url }) => url.replace(`${homepage}/blob/main/`, ''))
		.filter((target) => {
			const [page, place] = target.split('#');
			if (!existsSync(join(root, page))) return true;
			const headings = readFileSync(join(root, page), 'utf8').matchAll(/^#+ +(.+)$/gm);
			return place && ![...headings].some(([, heading]) => anchor(heading) === place);
		})
		.map((target) => `${codex} leads to ${target}, which is not there`);
}

const wanted = [
	...['package.json', 'README.md', 'CHANGELOG.md', 'LICENSE', 'dist/mapping.schema.json'],
	...[...n8n.nodes, ...n8n.credentials],
	...n8n.nodes.map(codexOf),
];

const faults = [
	...wanted.filter((path) => !paths.has(path)).map((path) => `${path} is missing: npm run build`),
	...[...paths]
		.filter((path) => FORBIDDEN.test(path) || !ALLOWED.some((rule) => rule.test(path)))
		.map((path) => `${path} is not for publication`),
	...[...paths]
		.filter((path) => path.endsWith('.js') && UNNAMED.test(readFileSync(join(root, path), 'utf8')))
		.map((path) => `${path} requires a file without its extension`),
	...n8n.nodes
		.map(codexOf)
		.filter((path) => paths.has(path))
		.flatMap(brokenLinks),
	...files
		.filter((file) => kilobytes(file.size) > MOST_PER_FILE_KB)
		.map((file) => `${file.path} has ${kilobytes(file.size)} kB, over ${MOST_PER_FILE_KB}`),
	...(kilobytes(size) > MOST_PACKED_KB ? [`packed it is over ${MOST_PACKED_KB} kB`] : []),
	...(kilobytes(unpackedSize) > MOST_UNPACKED_KB ? [`unpacked over ${MOST_UNPACKED_KB} kB`] : []),
];

console.log(
	`${files.length} files, ${kilobytes(size)} kB packed, ${kilobytes(unpackedSize)} kB unpacked`,
);
if (faults.length > 0) {
	console.error(faults.join('\n'));
	process.exitCode = 1;
}
