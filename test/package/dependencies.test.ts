import { readFileSync } from 'node:fs';
import { posix } from 'node:path';

/** An entry of package-lock.json (its version 3): https://docs.npmjs.com/cli/configuring-npm/package-lock-json */
type Locked = {
	version: string;
	license?: string;
	dependencies?: Record<string, string>;
	optionalDependencies?: Record<string, string>;
	hasInstallScript?: boolean;
	os?: string[];
	cpu?: string[];
};

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
	packages: Record<string, Locked>;
};

/** Licences that ask for no more than a notice. */
const PERMISSIVE = ['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD'];

/** The place from which a package would be loaded: the nearest `node_modules` upwards. */
function placeOf(name: string, from: string): string {
	for (
		let folder = from;
		;
		folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))
	) {
		const place = posix.join(folder, 'node_modules', name);
		if (packages[place]) return place;
		if (folder === '') throw new Error(`${name} of ${from} is not in the lockfile`);
	}
}

/** What an installed pack brings along: the package's dependencies and theirs. */
function runtimeTree(): Array<[place: string, entry: Locked]> {
	const places = new Set<string>();
	const visit = (from: string): void => {
		const { dependencies, optionalDependencies } = packages[from]!;
		for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
			const place = placeOf(name, from);
			if (places.has(place)) continue;
			places.add(place);
			visit(place);
		}
	};
	visit('');
	return [...places].map((place) => [place, packages[place]!]);
}

const tree = runtimeTree();
const named = (belongs: (entry: Locked) => boolean): string[] =>
	tree.filter(([, entry]) => belongs(entry)).map(([place, { version }]) => `${place} ${version}`);

describe('what the package brings along', () => {
	it('is the tree of its direct dependencies, each pinned', () => {
		const direct = Object.entries(packages['']!.dependencies ?? {});
		expect(direct.length).toBeGreaterThan(5);
		expect(tree.length).toBeGreaterThan(direct.length);
		for (const [name, range] of direct) {
			expect(`${name} ${packages[placeOf(name, '')]!.version}`).toBe(`${name} ${range}`);
		}
	});

	it('has permissive licences', () => {
		expect(named(({ license = '' }) => !PERMISSIVE.includes(license))).toEqual([]);
	});

	// n8n installs it with --ignore-scripts: what a script would build or fetch would be missing.
	it('runs no install scripts', () => {
		expect(named(({ hasInstallScript }) => hasInstallScript === true)).toEqual([]);
	});

	it('is the same on every system: nothing native', () => {
		expect(named(({ os, cpu }) => os !== undefined || cpu !== undefined)).toEqual([]);
	});

	// The server has both; a second copy would be another class in each `instanceof`.
	it('brings no n8n', () => {
		expect(tree.filter(([place]) => /n8n/.test(place))).toEqual([]);
	});
});
