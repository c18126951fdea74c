/** Tests against a running n8n; each step may take as long as n8n needs. */
module.exports = {
	...require('../../jest.config'),
	rootDir: '../..',
	roots: ['<rootDir>/test/n8n'],
	testPathIgnorePatterns: [],
	testTimeout: 300_000,
};
