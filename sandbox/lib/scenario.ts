import { serveShopify } from '../shopify/control.ts';
import { createShopify } from '../shopify/simulator.ts';
import type { Shopify } from '../shopify/simulator.ts';
import { startWarehouse } from '../warehouse/simulator.ts';
import type { Warehouse } from '../warehouse/simulator.ts';
import { importWorkflow } from './importWorkflow.ts';
import { N8n } from './n8n.ts';
import { freePorts } from './ports.ts';
import { prepare } from './prepare.ts';
import { createQueue } from './queue.ts';
import type { Queue, QueueOptions } from './queue.ts';
import { createRest } from './rest.ts';
import type { Owner, Rest } from './rest.ts';
import { say } from './say.ts';
import { fillIn, readTemplate, webhookPath } from './template.ts';
import type { Credential, Workflow } from './template.ts';
import { ledgerFile } from './userFolder.ts';

/** Only the loopback address serves the sandbox: none of these protects anything. */
export const OWNER: Owner = {
	email: 'owner@sandbox.example.com',
	password: 'Steadfast1',
	firstName: 'Sandbox',
	lastName: 'Owner',
};
export const SIGNING_SECRET = 'shpss_steadfast_sandbox';
export const API_KEY = 'steadfast-sandbox-key';
const WORKFLOW_ID = 'steadfastSandbox';

/** Brings Shopify's four hours of retries to 90 seconds. */
const TIME_SCALE = 90 / (4 * 3_600);

export type ScenarioOptions = {
	/** n8n's user folder; made when it is not there */
	userFolder: string;
	/** where to look for free ports; 0 for any */
	ports?: { n8n: number; broker: number; shop: number; warehouse: number };
	firstOrderNumber?: number;
	/** factor on the waits of the shop's retries; default: its four hours become 90 seconds */
	timeScale?: number;
	/** changes the template as a user might, before it is imported */
	edit?: (workflow: Workflow & { id: string }) => Workflow & { id: string };
	/** besides those of the template */
	credentials?: Credential[];
	/** added to n8n's environment */
	env?: Record<string, string>;
	/** n8n in queue mode, on a Postgres and a Redis of its own; default: one process on SQLite */
	queue?: QueueOptions;
	/** ends the preparation */
	signal?: AbortSignal;
};

export type Scenario = {
	/** the one that serves the editor and runs the triggers */
	n8n: N8n;
	/** the other processes; undefined when not in queue mode */
	queue: Queue | undefined;
	rest: Rest;
	shop: Shopify;
	/** of the template's Shopify trigger */
	webhookUrl: string;
	/** of the shop's control server */
	shopUrl: string;
	warehouse: Warehouse;
	workflowId: string;
	/** path of the pack's SQLite ledger */
	ledger: string;
	close(): Promise<void>;
};

const credentialsFor = (warehouseUrl: string): Credential[] => [
	{
		id: 'sandboxShopify',
		name: 'Sandbox shop',
		type: 'steadfastShopifyApi',
		data: { signingSecret: SIGNING_SECRET },
	},
	{
		id: 'sandboxWarehouse',
		name: 'Sandbox warehouse',
		type: 'steadfastApiKeyApi',
		data: {
			placement: 'header',
			name: 'X-Api-Key',
			apiKey: API_KEY,
			testUrl: `${warehouseUrl}/ledger`,
		},
	},
];

/**
 * Shopify → n8n with this pack → warehouse, all on the loopback address: n8n installed once, the
 * project built, packed and installed, the template imported with credentials and published, and
 * both simulators running.
 */
export async function openScenario({
	userFolder,
	ports = { n8n: 0, broker: 0, shop: 0, warehouse: 0 },
	firstOrderNumber,
	timeScale = TIME_SCALE,
	edit = (workflow) => workflow,
	credentials: more = [],
	env,
	queue: queueOptions,
	signal,
}: ScenarioOptions): Promise<Scenario> {
	const folder = await prepare(userFolder, signal);
	const template = await readTemplate();
	const [n8nPort = 0, brokerPort = 0, shopPort = 0, warehousePort = 0] = await freePorts(
		ports.n8n,
		ports.broker,
		ports.shop,
		ports.warehouse,
	);
	const closers: Array<() => unknown> = [];
	const close = async () => {
		for (const closer of closers.splice(0).reverse()) await closer();
	};
	try {
		const warehouse = await startWarehouse({ apiKey: API_KEY, port: warehousePort });
		closers.push(warehouse.close);

		say('Importing the template with its credentials');
		const queue =
			queueOptions &&
			(await createQueue({
				...queueOptions,
				...{ folder, userFolder, env },
				ports: { n8n: n8nPort, broker: brokerPort },
			}));
		if (queue) closers.push(queue.close);
		const n8n = queue?.main ?? new N8n({ folder, userFolder, port: n8nPort, brokerPort, env });
		const credentials = [...credentialsFor(warehouse.url), ...more];
		const workflow = edit(fillIn(template, WORKFLOW_ID, `${warehouse.url}/orders`, credentials));
		await importWorkflow(n8n, userFolder, workflow, credentials, signal);

		say('Starting n8n');
		closers.push(() => n8n.stop());
		await n8n.start(signal);
		const rest = createRest(n8n.url, folder);
		await rest.signIn(OWNER);
		await rest.published(WORKFLOW_ID, signal);
		await queue?.startOthers(signal);

		const webhookUrl = (queue?.webhook ?? n8n).url + webhookPath(workflow);
		const shop = createShopify({
			webhookUrl,
			secret: SIGNING_SECRET,
			timeScale,
			firstOrderNumber,
		});
		closers.push(shop.close);
		const control = await serveShopify(shop, shopPort);
		closers.push(control.close);
		return {
			n8n,
			queue,
			rest,
			shop,
			webhookUrl,
			shopUrl: control.url,
			warehouse,
			workflowId: WORKFLOW_ID,
			ledger: ledgerFile(userFolder),
			close,
		};
	} catch (error) {
		await close();
		throw error;
	}
}
