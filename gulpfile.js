const { spawn } = require('node:child_process');
const { rm, writeFile } = require('node:fs/promises');
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

/** The JSON Schema of a mapping, for editors and for mappings that are kept in git. */
const schema = async () => {
	const { mappingJsonSchema } = require('./dist/core/mapping');
	await writeFile('dist/mapping.schema.json', JSON.stringify(mappingJsonSchema(), null, 2));
};

exports.build = series(clean, compile, assets, schema);
