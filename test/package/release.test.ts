import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

type Step = { uses?: string; run?: string };
type Job = { uses?: string; needs?: string; steps?: Step[]; permissions?: Record<string, string> };
type Workflow = { permissions?: Record<string, string>; jobs: Record<string, Job> };

const FOLDER = join('.github', 'workflows');
const workflows = readdirSync(FOLDER).map((file): [string, Workflow] => [
	file,
	parse(readFileSync(join(FOLDER, file), 'utf8')) as Workflow,
]);
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
	scripts: Record<string, string>;
};

describe.each(workflows)('.github/workflows/%s', (_file, workflow) => {
	const steps = Object.values(workflow.jobs).flatMap(({ steps = [] }) => steps);

	it('may do nothing by default but read', () => {
		expect(workflow.permissions).toEqual({ contents: 'read' });
	});

	it('takes actions by commit: a tag can be moved', () => {
		const used = steps.flatMap(({ uses }) => (uses === undefined ? [] : [uses]));
		expect(used.length).toBeGreaterThan(0);
		for (const action of used) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
	});

	it('runs scripts that exist', () => {
		const asked = steps.flatMap(({ run = '' }) => [...run.matchAll(/npm run ([\w:]+)/g)]);
		expect(asked.map(([, name]) => name).filter((name) => !scripts[name!])).toEqual([]);
	});

	it('holds no secret', () => {
		expect(JSON.stringify(workflow)).not.toMatch(/secrets\./);
	});
});

describe('a release', () => {
	const { publish } = Object.fromEntries(workflows)['release.yml']!.jobs;
	const lines = publish!.steps!.map(({ run = '' }) => run);
	const place = (text: string): number => lines.findIndex((line) => line.includes(text));

	it('comes after CI and all checks, with provenance', () => {
		expect(publish!.needs).toBe('ci');
		const published = place('npm publish --provenance');
		for (const check of ['releaseNotes', 'npm audit', 'check:load', 'check:pack', 'sbom']) {
			expect(place(check)).toBeGreaterThan(0);
			expect(place(check)).toBeLessThan(published);
		}
	});
});

describe('the notes of a release', () => {
	const { releaseNotes } = jest.requireActual<{
		releaseNotes(tag: string, version: string, changelog: string): string;
	}>('../../.github/releaseNotes.cjs');
	const changelog = `# Changelog

## [1.1.0] - 2026-12-01

### Added

- A node.

## [1.0.0] - 2026-11-30

- All of it.
`;

	it('are the section of the version', () => {
		expect(releaseNotes('v1.1.0', '1.1.0', changelog)).toBe('### Added\n\n- A node.');
		expect(releaseNotes('v1.0.0', '1.0.0', changelog)).toBe('- All of it.');
	});

	it.each([
		['another tag', 'v1.1.1', '1.1.0', changelog, 'The tag is v1.1.1, package.json has 1.1.0'],
		['no semantic version', 'v1.1', '1.1', changelog, '1.1 is no semantic version'],
		['no section', 'v2.0.0', '2.0.0', changelog, 'no section [2.0.0]'],
		['no date', 'v2.0.0', '2.0.0', '## [2.0.0] - Unreleased\n\n- A', 'has no date'],
		['nothing to tell', 'v2.0.0', '2.0.0', '## [2.0.0] - 2027-01-01\n\n## [1.0.0]', 'is empty'],
	])('are refused: %s', (_why, tag, version, text, message) => {
		expect(() => releaseNotes(tag, version, text)).toThrow(message);
	});
});
