import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeTypeDescription } from 'n8n-workflow';
import { DeadLetter } from '../../nodes/DeadLetter/DeadLetter.node';
import { DeadLetterTrigger } from '../../nodes/DeadLetterTrigger/DeadLetterTrigger.node';
import { FieldMapper } from '../../nodes/FieldMapper/FieldMapper.node';
import { IntegrationMonitorTrigger } from '../../nodes/IntegrationMonitorTrigger/IntegrationMonitorTrigger.node';
import { ResilientHttpRequest } from '../../nodes/ResilientHttpRequest/ResilientHttpRequest.node';
import { SyncCheckpoint } from '../../nodes/SyncCheckpoint/SyncCheckpoint.node';
import { describeTrigger } from '../../nodes/triggers/shared/description';
import { WebhookVerifiedTrigger } from '../../nodes/triggers/WebhookVerifiedTrigger/WebhookVerifiedTrigger.node';
import { providers } from '../../providers/registry';
import { installedN8n } from '../support/installedN8n';

const DESCRIPTIONS = join('node_modules', 'n8n-nodes-base', 'dist', 'types', 'nodes.json');

/** Every node of the pack, by the type that a workflow names. */
export const packNodes = new Map<string, INodeTypeDescription>(
	[
		...Object.values(providers).map(describeTrigger),
		...[
			DeadLetter,
			DeadLetterTrigger,
			FieldMapper,
			IntegrationMonitorTrigger,
			ResilientHttpRequest,
			SyncCheckpoint,
			WebhookVerifiedTrigger,
		].map((Node) => new Node().description),
	].map((description) => [`n8n-nodes-steadfast.${description.name}`, description]),
);

/** The types and versions of n8n's own nodes that templates may use; all of them are in n8n 2.41. */
export const allowed = JSON.parse(readFileSync('test/workflows/n8nNodes.json', 'utf8')) as Record<
	string,
	number[]
>;

/** n8n's own nodes as the n8n that `npm start` installs describes them; undefined without one. */
export function installedNodes(): INodeTypeDescription[] | undefined {
	const folder = installedN8n(DESCRIPTIONS);
	return folder === undefined
		? undefined
		: (JSON.parse(readFileSync(join(folder, DESCRIPTIONS), 'utf8')) as INodeTypeDescription[]);
}

/** The description of one version. */
export function find(
	nodes: INodeTypeDescription[],
	type: string,
	version: number,
): INodeTypeDescription | undefined {
	return nodes.find(
		({ name, version: versions }) =>
			`n8n-nodes-base.${name}` === type && [versions].flat().includes(version),
	);
}
