import n8n from '@n8n/eslint-plugin-community-nodes';
import tseslint from 'typescript-eslint';

const n8nConfig = n8n.configs.recommendedWithoutN8nCloudSupport;
const N8N = ['n8n-workflow', 'n8n-core', 'n8n-core/*'];
const OUTSIDE = [
	'axios',
	'pg',
	'ioredis',
	'node:sqlite',
	'node:http',
	'node:https',
	'node:net',
	'node:fs*',
];

/** One floor of the house (see CONTRIBUTING): what it may not import. */
const floor = (name, floorsAbove, packages = []) => ({
	files: [`${name}/**/*.ts`],
	rules: {
		'no-restricted-imports': [
			'error',
			{
				patterns: [
					{
						group: [...floorsAbove.map((above) => `**/${above}/**`), ...packages],
						message: `${name}/ stands below this: arrows run nodes → providers, store → core.`,
					},
				],
			},
		],
	},
});

export default tseslint.config(
	{ ignores: ['dist', 'coverage', '.mutation', 'node_modules', '**/*.js', '**/*.mjs', '**/*.cjs'] },
	...tseslint.configs.recommended,
	{
		rules: {
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
			],
			eqeqeq: 'error',
			'no-console': 'error',
			'no-eval': 'error',
			'no-new-func': 'error',
		},
	},
	{
		files: ['{nodes,credentials}/**/*.ts', 'package.json'],
		plugins: n8nConfig.plugins,
		rules: n8nConfig.rules,
	},
	{
		files: ['package.json'],
		languageOptions: {
			parser: tseslint.parser,
			parserOptions: { extraFileExtensions: ['.json'] },
		},
		rules: {
			// A JSON file is read as one expression.
			'@typescript-eslint/no-unused-expressions': 'off',
			// The pack is installed unverified (logic nodes cannot be verified), where n8n does
			// install runtime dependencies; a well-kept HTTP client beats one of our own.
			'@n8n/community-nodes/no-runtime-dependencies': 'off',
		},
	},
	floor('core', ['nodes', 'providers', 'store', 'credentials'], [...N8N, ...OUTSIDE]),
	{
		// The one place where core looks up: it finds a provider by its name, once, when asked to.
		files: ['core/signature/verifyDelivery.ts'],
		rules: { 'no-restricted-imports': 'off' },
	},
	floor('store', ['nodes', 'providers', 'credentials'], N8N),
	floor('providers', ['nodes', 'store', 'credentials'], [...N8N, ...OUTSIDE]),
	{
		// Clock, random and sleep are parameters in core, so that every policy can be tested in no time.
		files: ['core/**/*.ts'],
		rules: {
			'no-restricted-globals': [
				'error',
				'setTimeout',
				'setInterval',
				'setImmediate',
				'fetch',
				'process',
			],
			'no-restricted-properties': [
				'error',
				{ object: 'Date', property: 'now', message: 'Take a Clock.' },
				{ object: 'Math', property: 'random', message: 'Take a Random.' },
			],
		},
	},
);
