// `npm run generate`: writes what follows from the folders, so that nobody keeps a list by hand:
// the providers of providers/all.ts, and the nodes and credentials in package.json.
const { readdirSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { namesOf } = require('./names.ts');

const ROOT = join(__dirname, '..');
const ALL = join(__dirname, 'all.ts');
const MANIFEST = join(ROOT, 'package.json');

/** What the files have to hold now, by their paths. */
function generated() {
	const providers = readdirSync(__dirname, { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.map(({ name }) => name)
		.sort();
	const manifest = JSON.parse(readFileSync(MANIFEST, 'utf8'));
	manifest.n8n.credentials = credentialFiles(providers);
	manifest.n8n.nodes = nodeFiles(providers);
	return { [ALL]: allProviders(providers), [MANIFEST]: `${JSON.stringify(manifest, null, 2)}\n` };
}

function allProviders(providers) {
	const imports = providers.map(
		(name) => `import { ${namesOf(name).variable} } from './${name}/provider';`,
	);
	const entries = providers.map((name) => {
		const { variable } = namesOf(name);
		return variable === name ? `\t${name},` : `\t'${name}': ${variable},`;
	});
	return [
		'// Made by `npm run generate`: every folder that stands beside this file.',
		...imports,
		'',
		'export const all = {',
		...entries,
		'};',
		'',
	].join('\n');
}

function nodeFiles(providers) {
	const triggers = providers.map((name) => {
		const { nodeClass } = namesOf(name);
		return `dist/nodes/triggers/${nodeClass}/${nodeClass}.node.js`;
	});
	return [...triggers, ...handWritten('nodes', '.node.ts')].sort();
}

function credentialFiles(providers) {
	const ofProviders = providers.map(
		(name) => `dist/credentials/${namesOf(name).credentialClass}.credentials.js`,
	);
	return [...ofProviders, ...handWritten('credentials', '.credentials.ts')].sort();
}

function handWritten(folder, ending) {
	return readdirSync(join(ROOT, folder), { recursive: true })
		.filter((file) => file.endsWith(ending))
		.map((file) => `dist/${folder}/${file.replaceAll('\\', '/').replace(/ts$/, 'js')}`);
}

module.exports = { generated };

if (require.main === module) {
	for (const [file, text] of Object.entries(generated())) writeFileSync(file, text);
}
