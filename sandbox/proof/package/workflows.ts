import { SIGNING_SECRET } from '../../lib/scenario.ts';
import { fillIn, readTemplate } from '../../lib/template.ts';
import type { Credential, Workflow } from '../../lib/template.ts';

export const ORDERS_ID = 'steadfastOrders';
export const OTHER_ID = 'somethingElse';
export const OTHER_PATH = '/webhook/something-else';

export const CREDENTIALS: readonly Credential[] = [
	{
		id: 'shop',
		name: 'Shop',
		type: 'steadfastShopifyApi',
		data: { signingSecret: SIGNING_SECRET },
	},
	{
		id: 'warehouse',
		name: 'Warehouse',
		type: 'steadfastApiKeyApi',
		data: { placement: 'header', name: 'X-Api-Key', apiKey: 'sandbox', testUrl: '' },
	},
];

/** The template with an address and credentials, and without its limit of ten calls a second. */
export async function ordersWorkflow(sinkUrl: string): Promise<Workflow & { id: string }> {
	const workflow = fillIn(await readTemplate(), ORDERS_ID, `${sinkUrl}/orders`, CREDENTIALS);
	const nodes = workflow.nodes.map((node) =>
		node.name === 'Send to warehouse'
			? { ...node, parameters: { ...node.parameters, rateLimit: {} } }
			: node,
	);
	return { ...workflow, nodes };
}

/** A workflow of n8n's own nodes alone. */
export const otherWorkflow: Workflow & { id: string } = {
	id: OTHER_ID,
	name: 'Something else',
	nodes: [
		{
			name: 'Webhook',
			type: 'n8n-nodes-base.webhook',
			webhookId: '50000000-0000-4000-8000-000000000001',
			parameters: { httpMethod: 'POST', path: 'something-else', options: {} },
			...{ id: 'webhook', typeVersion: 2, position: [0, 0] },
		},
	],
	connections: {},
};
