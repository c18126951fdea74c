const { spawn } = require('node:child_process');
const { existsSync, globSync } = require('node:fs');
const { mkdir, readFile, rm, writeFile } = require('node:fs/promises');
const { dirname, join, relative } = require('node:path');
const { dest, series, src } = require('gulp');

const clean = () => rm('dist', { recursive: true, force: true });

const compile = () =>
	spawn(process.execPath, [require.resolve('typescript/bin/tsc'), '-p', 'tsconfig.build.json'], {
		stdio: 'inherit',
	});

/** What tsc leaves behind: icons, and the codex files n8n reads beside each node. */
const assets = () =>
	src(['nodes/**/*.{svg,node.json}', 'credentials/**/*.svg', 'providers/**/*.svg'], {
		base: '.',
		encoding: false,
	}).pipe(dest('dist'));

/**
 * n8n finds a class by its file's name and in a folder of its own. For a provider's trigger and
 * credential that is all there is to say, so that these files are made from its data.
 */
const providers = async () => {
	const { providers: all } = require('./dist/providers/registry');
	for (const provider of Object.values(all)) {
		for (const icon of ['icon.svg', 'icon.dark.svg']) {
			const file = join('providers', provider.name, icon);
			if (!existsSync(file)) throw new Error(`${provider.displayName} has no icon: add ${file}`);
		}
		await writeTrigger(provider);
		await writeCredential(provider.name, 'provider');
	}
	const { presets } = require('./dist/providers/presets');
	for (const name of Object.keys(presets)) {
		if (!Object.hasOwn(all, name)) await writeCredential(name, 'preset');
	}
};

async function writeTrigger({ name, displayName }) {
	const { anchor, namesOf } = require('./dist/providers/names');
	const { homepage } = require('./package.json');
	const { variable, node, nodeClass } = namesOf(name);
	const documentation = [{ url: `${homepage}/blob/main/docs/providers.md#${anchor(displayName)}` }];
	const folder = join('dist/nodes/triggers', nodeClass);
	await mkdir(folder, { recursive: true });
	await writeFile(
		join(folder, `${nodeClass}.node.js`),
		`const { verifiedTrigger } = require('../shared/verifiedTrigger');
const { ${variable} } = require('../../../providers/${name}/provider');
exports.${nodeClass} = verifiedTrigger(${variable});
`,
	);
	const codex = {
		node: `n8n-nodes-steadfast.${node}`,
		nodeVersion: '1.0',
		codexVersion: '1.0',
		categories: ['Development'],
		alias: [displayName, 'Webhook', 'Signature', 'Verify', 'Idempotent', 'Deduplicate', 'Retry'],
		resources: {
			primaryDocumentation: documentation,
			credentialDocumentation: documentation,
		},
	};
	await writeFile(join(folder, `${nodeClass}.node.json`), JSON.stringify(codex, null, 2));
}

async function writeCredential(name, kind) {
	const { namesOf } = require('./dist/providers/names');
	const { variable, preset, credentialClass } = namesOf(name);
	const exported = kind === 'preset' ? preset : variable;
	await writeFile(
		join('dist/credentials', `${credentialClass}.credentials.js`),
		`const { ${kind}Credential } = require('./providerCredential');
const { ${exported} } = require('../providers/${name}/${kind}');
exports.${credentialClass} = ${kind}Credential(${exported});
`,
	);
}

/** The JSON Schema of a mapping, for editors and for mappings that are kept in git. */
const schema = async () => {
	const { mappingJsonSchema } = require('./dist/core/mapping');
	await writeFile('dist/mapping.schema.json', JSON.stringify(mappingJsonSchema(), null, 2));
};

/**
 * Names the file that each relative require means, `./x` → `./x.js` or `./x/index.js`. When n8n
 * upgrades a package while it runs, Node still remembers which file `./x` was before, and the upgrade
 * fails where that has become a folder, or the reverse.
 */
const explicit = async () => {
	for (const file of globSync('dist/**/*.js')) {
		const source = await readFile(file, 'utf8');
		const named = source.replace(
			/\brequire\((['"])(\.{1,2}\/[^'"]+)\1\)/g,
			(_all, quote, request) => {
				const target = require.resolve(join(__dirname, dirname(file), request));
				const path = relative(join(__dirname, dirname(file)), target);
				return `require(${quote}${path.startsWith('.') ? path : `./${path}`}${quote})`;
			},
		);
		await writeFile(file, named);
	}
};

exports.build = series(clean, compile, assets, providers, schema, explicit);
