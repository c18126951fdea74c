/** `node .github/releaseNotes.cjs v1.2.3`: prints what the changelog says of the version, or fails. */
const { readFileSync } = require('node:fs');

const SEMANTIC = /^\d+\.\d+\.\d+$/;

/**
 * @param {string} tag as in git, `v1.2.3`
 * @param {string} version of package.json
 * @param {string} changelog in the format of Keep a Changelog
 * @returns {string} the version's section without its heading
 * @throws {Error} when the tag is another version, or the section is not there, undated or empty
 */
function releaseNotes(tag, version, changelog) {
	if (!SEMANTIC.test(version)) throw new Error(`${version} is no semantic version`);
	if (tag !== `v${version}`) throw new Error(`The tag is ${tag}, package.json has ${version}`);
	const sections = changelog.split(/^## /m).slice(1);
	const section = sections.find((text) => text.startsWith(`[${version}]`));
	if (!section) throw new Error(`CHANGELOG.md has no section [${version}]`);
	const [heading, ...lines] = section.split('\n');
	if (!/ - \d{4}-\d\d-\d\d$/.test(heading)) throw new Error(`"${heading}" has no date`);
	const notes = lines.join('\n').trim();
	if (!notes) throw new Error(`The section [${version}] of CHANGELOG.md is empty`);
	return notes;
}

module.exports = { releaseNotes };

if (require.main === module) {
	const { version } = require('../package.json');
	console.log(releaseNotes(process.argv[2], version, readFileSync('CHANGELOG.md', 'utf8')));
}
