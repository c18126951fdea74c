// n8n's engine writes to the console; workers inherit this.
process.env.N8N_LOG_LEVEL ??= 'silent';

/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	roots: ['<rootDir>/test'],
	testMatch: ['**/*.test.ts'],
	// Tests that need a running n8n have their own configuration: npm run test:n8n.
	testPathIgnorePatterns: ['<rootDir>/test/n8n/'],
	// Types are checked by `npm run typecheck`; here each file is only transpiled.
	transform: {
		'^.+\\.ts$': [
			'ts-jest',
			{
				tsconfig: { ...require('./tsconfig.json').compilerOptions, isolatedModules: true },
				diagnostics: false,
			},
		],
	},
};
