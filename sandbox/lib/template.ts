import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const TEMPLATE = join('workflows', 'shopify-to-warehouse.json');
const PLACEHOLDER_URL = 'https://warehouse.example.com/orders';
const TRIGGER = 'n8n-nodes-steadfast.shopifyVerifiedTrigger';

/** Which credential each node of the pack takes. */
const CREDENTIAL_TYPES: Record<string, string> = {
	[TRIGGER]: 'steadfastShopifyApi',
	'n8n-nodes-steadfast.resilientHttpRequest': 'steadfastApiKeyApi',
};

export type Credential = {
	id: string;
	name: string;
	type: string;
	data: Record<string, unknown>;
};

export type WorkflowNode = {
	name: string;
	type: string;
	typeVersion?: number;
	webhookId?: string;
	parameters: Record<string, unknown>;
	credentials?: Record<string, { id: string; name: string }>;
};

export type Workflow = { id?: string; name: string; nodes: WorkflowNode[]; connections: unknown };

/** The template as a user gets it. */
export const readTemplate = async (): Promise<Workflow> =>
	JSON.parse(await readFile(TEMPLATE, 'utf8')) as Workflow;

/**
 * The template as it is after a user has set the warehouse's address and the credentials.
 *
 * @param id n8n's id for the workflow
 * @throws Error when a node that takes a credential finds none, or no node calls the warehouse
 */
export function fillIn(
	template: Workflow,
	id: string,
	warehouseUrl: string,
	credentials: readonly Credential[],
): Workflow & { id: string } {
	const nodes = template.nodes.map((node) => {
		const url = node.parameters.url === PLACEHOLDER_URL && { url: warehouseUrl };
		const type = CREDENTIAL_TYPES[node.type];
		const filled = { ...node, parameters: { ...node.parameters, ...url } };
		if (type === undefined) return filled;
		const credential = credentials.find((candidate) => candidate.type === type);
		if (!credential) throw new Error(`Node "${node.name}" takes a credential of type ${type}`);
		const { id: credentialId, name } = credential;
		return { ...filled, credentials: { [type]: { id: credentialId, name } } };
	});
	if (!nodes.some(({ parameters }) => parameters.url === warehouseUrl)) {
		throw new Error(`No node of "${template.name}" calls ${PLACEHOLDER_URL}`);
	}
	return { ...template, id, nodes };
}

/** Where n8n serves the Shopify trigger of a published workflow. */
export function webhookPath({ name, nodes }: Workflow): string {
	const trigger = nodes.find(({ type }) => type === TRIGGER);
	if (!trigger?.webhookId) throw new Error(`"${name}" has no Shopify trigger with a webhookId`);
	return `/webhook/${trigger.webhookId}/shopify`;
}
