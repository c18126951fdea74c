/** One folder of core with its own tests: `npm run mutation -- retry` sets MUTATED. */
const folder = process.env.MUTATED;
if (!folder) throw new Error('npm run mutation -- <folder of core>');

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
	testRunner: 'jest',
	plugins: ['@stryker-mutator/jest-runner'],
	testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
	jest: {
		configFile: 'jest.config.js',
		config: {
			testMatch: [`<rootDir>/test/core/${folder}/*.test.ts`],
			moduleNameMapper: { '^fast-check$': '<rootDir>/test/mutation/fastCheck.ts' },
		},
		// All tests of the folder: related ones are found by import, and some load what they test.
		enableFindRelatedTests: false,
	},
	coverageAnalysis: 'perTest',
	// What is set once, when a file is loaded, would have to be tried with every test.
	ignoreStatic: true,
	mutate: (process.env.MUTATED_FILES ?? `core/${folder}/*.ts`).split(','),
	ignorePatterns: ['dist', 'docs', 'bench', 'sandbox', 'workflows', 'reports', '.mutation'],
	tempDirName: '.mutation/sandbox',
	// Each run leaves its modules behind in jest's registry.
	maxTestRunnerReuse: 30,
	timeoutFactor: 1.2,
	timeoutMS: 2000,
	incremental: true,
	incrementalFile: `.mutation/${folder.replace('/', '-')}.json`,
	reporters: ['clear-text', 'progress-append-only'],
	clearTextReporter: {
		allowColor: false,
		reportTests: false,
		reportMutants: false,
		logTests: false,
	},
	concurrency: Number(process.env.MUTATION_CONCURRENCY ?? 1),
	allowConsoleColors: false,
	disableTypeChecks: false,
};
