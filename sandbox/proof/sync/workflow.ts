import { readFile } from 'node:fs/promises';
import { API_KEY } from '../../lib/scenario.ts';
import type { Credential, Workflow } from '../../lib/template.ts';
import { withNodes } from '../lib/nodes.ts';

const TEMPLATE = 'workflows/polling-source-to-api.json';
const SCHEDULE = 'Every 15 minutes';

export const ID = 'steadfastSync';
/** How long the lock of a killed run holds. */
export const LOCK_MINUTES = 0.5;
export const STATUS = 'Show status';

/** Paths of webhooks that start a run: one waits for the lock, one stops without it. */
export const PATHS = { wait: 'sync-wait', stop: 'sync-stop' } as const;

export const CREDENTIALS: Credential[] = [
	{
		id: 'sandboxSync',
		name: 'Sandbox key',
		type: 'steadfastApiKeyApi',
		data: { placement: 'header', name: 'X-Api-Key', apiKey: API_KEY },
	},
];

/**
 * The template as a user fills it in, at full speed and with a short lock. In the place of its
 * schedule are calls, so that a run begins when the proof says so.
 */
export async function syncWorkflow(
	sourceUrl: string,
	targetUrl: string,
): Promise<Workflow & { id: string }> {
	const template = JSON.parse(await readFile(TEMPLATE, 'utf8')) as Workflow;
	const { id, name, type } = CREDENTIALS[0]!;
	const credentials = { [type]: { id, name } };
	const lockMinutes = LOCK_MINUTES;
	const breaker = { openSeconds: 1 };
	const changes: Record<string, Record<string, unknown>> = {
		'Start the run': { lockMinutes, ifRunning: 'wait', waitMinutes: 10 },
		'Save the place': { lockMinutes },
		'Get a page': { url: `${sourceUrl}/records`, breaker },
		'Send to the API': {
			url: `${targetUrl}/records`,
			// A breaker that probes lets one call through and fails the others, which is another proof.
			breaker: { enabled: false },
			rateLimit: {},
			options: { inFlight: 20 },
		},
	};
	const { [SCHEDULE]: _, ...connections } = template.connections as Record<string, unknown>;
	const nodes = template.nodes
		.filter((node) => node.name !== SCHEDULE)
		.map((node) => ({
			...node,
			parameters: { ...node.parameters, ...changes[node.name] },
			...(node.credentials && { credentials }),
		}));
	const sync = { resource: 'run', sync: 'source-to-api' };
	return withNodes({ ...template, id: ID, nodes, connections }, [
		webhook(PATHS.wait, 'Start the run'),
		webhook(PATHS.stop, 'Start or stop'),
		{
			name: 'Start or stop',
			type: 'n8n-nodes-steadfast.syncCheckpoint',
			parameters: { ...sync, operation: 'start', ifRunning: 'stop' },
		},
		{ name: 'Ask', type: 'n8n-nodes-base.manualTrigger', next: STATUS },
		{
			name: STATUS,
			type: 'n8n-nodes-steadfast.syncCheckpoint',
			parameters: { ...sync, operation: 'getStatus' },
		},
	]);
}

const webhook = (path: string, next: string) => ({
	name: `Call ${path}`,
	type: 'n8n-nodes-base.webhook',
	typeVersion: 2,
	parameters: { httpMethod: 'POST', path, options: {} },
	next,
});
