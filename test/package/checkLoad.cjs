/**
 * `npm run check:load`: loads the built package as n8n does at its start, in a fresh process, and
 * prints what that costs. Fails when something is loaded that only its use may load.
 */
const { existsSync } = require('node:fs');
const { join, dirname, basename } = require('node:path');

const LOADED_WHEN_USED =
	/node_modules[\\/](axios|zod|ajv|luxon|re2js|libphonenumber-js|i18n-iso-countries|jose|pg|ioredis)[\\/]/;

require('n8n-workflow');
const alreadyThere = new Set(Object.keys(require.cache));
const { n8n } = require('../../package.json');
const root = join(__dirname, '..', '..');

const start = performance.now();
const loaded = [...n8n.nodes, ...n8n.credentials].map((file) => {
	const [Class] = Object.values(require(join(root, file)));
	return [file, new Class()];
});
const elapsed = performance.now() - start;

const faults = [
	...Object.keys(require.cache).filter(
		(file) => !alreadyThere.has(file) && LOADED_WHEN_USED.test(file),
	),
	...process.moduleLoadList.filter((name) => name.includes('sqlite')),
].map((name) => `${name} is loaded before it is used`);

for (const [file, instance] of loaded) {
	const { icon } = instance.description ?? instance;
	const folder = join(root, dirname(file));
	const assets = [icon.light, icon.dark].map((path) => path.replace('file:', ''));
	if (instance.description) assets.push(basename(file, '.js') + '.json');
	for (const asset of assets) {
		if (!existsSync(join(folder, asset))) faults.push(`${file} lacks ${asset}`);
	}
}

console.log(`${loaded.length} nodes and credentials loaded in ${elapsed.toFixed(1)} ms`);
if (faults.length > 0) {
	console.error(faults.join('\n'));
	process.exitCode = 1;
}
