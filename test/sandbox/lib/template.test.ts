import { fillIn, readTemplate, webhookPath } from '../../../sandbox/lib/template.ts';
import type { Credential, Workflow } from '../../../sandbox/lib/template.ts';

const credential = (type: string): Credential => ({
	id: `id of ${type}`,
	name: type,
	type,
	data: {},
});
const CREDENTIALS = [credential('steadfastShopifyApi'), credential('steadfastApiKeyApi')];

const template = (): Workflow => ({
	name: 'Orders',
	connections: {},
	nodes: [
		{
			name: 'Shop',
			type: 'n8n-nodes-steadfast.shopifyVerifiedTrigger',
			webhookId: '0b3c',
			parameters: { topics: ['orders/create'] },
		},
		{
			name: 'Warehouse',
			type: 'n8n-nodes-steadfast.resilientHttpRequest',
			parameters: { url: 'https://warehouse.example.com/orders', method: 'POST' },
		},
		{ name: 'Note', type: 'n8n-nodes-base.stickyNote', parameters: {} },
	],
});

test('sets the address, the credentials and the id, and leaves the rest', () => {
	const [shop, warehouse, note] = template().nodes;
	expect(fillIn(template(), 'wf', 'http://warehouse.test/orders', CREDENTIALS)).toEqual({
		...template(),
		id: 'wf',
		nodes: [
			{
				...shop,
				credentials: {
					steadfastShopifyApi: { id: 'id of steadfastShopifyApi', name: 'steadfastShopifyApi' },
				},
			},
			{
				...warehouse,
				parameters: { url: 'http://warehouse.test/orders', method: 'POST' },
				credentials: {
					steadfastApiKeyApi: { id: 'id of steadfastApiKeyApi', name: 'steadfastApiKeyApi' },
				},
			},
			note,
		],
	});
});

test('the template of the pack can be filled in', async () => {
	const filled = fillIn(await readTemplate(), 'wf', 'http://warehouse.test/orders', CREDENTIALS);
	expect(webhookPath(filled)).toMatch(/^\/webhook\/[0-9a-f-]{36}\/shopify$/);
	expect(filled.nodes.filter(({ credentials }) => credentials).map(({ type }) => type)).toEqual([
		'n8n-nodes-steadfast.shopifyVerifiedTrigger',
		'n8n-nodes-steadfast.resilientHttpRequest',
	]);
});

test('says which node has no credential', () => {
	const [shopify] = CREDENTIALS;
	expect(() => fillIn(template(), 'wf', 'http://w.test', shopify ? [shopify] : [])).toThrow(
		/"Warehouse".*steadfastApiKeyApi/,
	);
});

test('says so when the template calls no warehouse', () => {
	const { nodes, ...rest } = template();
	const without = { ...rest, nodes: nodes.filter(({ name }) => name !== 'Warehouse') };
	expect(() => fillIn(without, 'wf', 'http://w.test', CREDENTIALS)).toThrow(/No node of "Orders"/);
});

test('the webhook is where n8n serves it', () => {
	expect(webhookPath(template())).toBe('/webhook/0b3c/shopify');
	expect(() => webhookPath({ ...template(), nodes: [] })).toThrow(/no Shopify trigger/);
});
