import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

const { generated } = jest.requireActual<{ generated(): Record<string, string> }>(
	'../../providers/generate.cjs',
);

it.each(Object.entries(generated()))('%s is up to date: npm run generate', (file, text) => {
	expect(readFileSync(file, 'utf8')).toBe(text);
});

it('names each provider’s node and credential in package.json', () => {
	const [, manifest = ''] =
		Object.entries(generated()).find(([file]) => basename(file) === 'package.json') ?? [];
	const { n8n } = JSON.parse(manifest) as { n8n: { nodes: string[]; credentials: string[] } };
	expect(n8n.nodes).toEqual(
		expect.arrayContaining([
			'dist/nodes/FieldMapper/FieldMapper.node.js',
			'dist/nodes/triggers/AwsSnsVerifiedTrigger/AwsSnsVerifiedTrigger.node.js',
			'dist/nodes/triggers/ShopifyVerifiedTrigger/ShopifyVerifiedTrigger.node.js',
		]),
	);
	expect(n8n.credentials).toEqual(
		expect.arrayContaining([
			'dist/credentials/SteadfastApiKeyApi.credentials.js',
			'dist/credentials/SteadfastShopifyApi.credentials.js',
		]),
	);
});
