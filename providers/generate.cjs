// `npm run generate`: writes what follows from the folders, so that nobody keeps a list by hand:
// the providers of providers/all.ts (folders with a provider.ts), the presets of
// providers/allPresets.ts (folders with a preset.ts), and the nodes and credentials in package.json.
const { existsSync, readdirSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { namesOf } = require('./names.ts');

const ROOT = join(__dirname, '..');
const ALL = join(__dirname, 'all.ts');
const PRESETS = join(__dirname, 'allPresets.ts');
const MANIFEST = join(ROOT, 'package.json');

/** What the files have to hold now, by their paths. */
function generated() {
	const providers = foldersWith('provider.ts');
	const manifest = JSON.parse(readFileSync(MANIFEST, 'utf8'));
	const presets = foldersWith('preset.ts');
	manifest.n8n.credentials = credentialFiles([...new Set([...providers, ...presets])]);
	manifest.n8n.nodes = nodeFiles(providers);
	return {
		[ALL]: registry('all', 'provider', providers, ({ variable }) => variable),
		[PRESETS]: registry('allPresets', 'preset', presets, ({ preset }) => preset),
		[MANIFEST]: `${JSON.stringify(manifest, null, 2)}\n`,
	};
}

function foldersWith(file) {
	return readdirSync(__dirname, { withFileTypes: true })
		.filter((entry) => entry.isDirectory() && existsSync(join(__dirname, entry.name, file)))
		.map(({ name }) => name)
		.sort();
}

function registry(constant, file, folders, exportOf) {
	const imports = folders.map(
		(name) => `import { ${exportOf(namesOf(name))} } from './${name}/${file}';`,
	);
	const entries = folders.map((name) => {
		const exported = exportOf(namesOf(name));
		if (exported === name) return `\t${name},`;
		return `\t${/^\w+$/.test(name) ? name : `'${name}'`}: ${exported},`;
	});
	return [
		`// Made by \`npm run generate\`: every folder beside this file that has a ${file}.ts.`,
		...imports,
		'',
		`export const ${constant} = {`,
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
