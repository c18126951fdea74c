import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { say } from '../../lib/say.ts';
import { openScenario, SIGNING_SECRET } from '../../lib/scenario.ts';
import type { Scenario, ScenarioOptions } from '../../lib/scenario.ts';
import type { Workflow } from '../../lib/template.ts';
import { createShopify } from '../../shopify/simulator.ts';
import { startGate } from './gate.ts';
import { startSink } from './sink.ts';
import type { Sink } from './sink.ts';

export type Stage = Scenario & {
	sink: Sink;
	userFolder: string;
	/** what was added to n8n's environment */
	env: Record<string, string> | undefined;
};

export type StageOptions = Omit<ScenarioOptions, 'userFolder' | 'edit'> & {
	/** n8n's user folder; a temporary one unless given */
	userFolder?: string;
	/** where the orders go; one of its own unless given */
	sink?: Sink;
	/** parameters of the Resilient HTTP Request, besides the address */
	call?: Record<string, unknown>;
	/** the shop reaches n8n through a reverse proxy with a health check; default false */
	gate?: boolean;
	/** options of the Shopify trigger */
	trigger?: Record<string, unknown>;
	edit?: (workflow: Workflow & { id: string }) => Workflow & { id: string };
};

const LOG_LINES = 40;
/** The template is for an API of 10 calls a second; the sink takes what comes. */
const UNLIMITED = { rateLimit: {} };

/** Shopify → n8n with the template → sink, for as long as `work` takes. */
export async function onStage<T>(
	{
		sink: given,
		call = {},
		trigger = {},
		edit = (workflow) => workflow,
		gate: gated = false,
		...options
	}: StageOptions,
	work: (stage: Stage) => Promise<T>,
): Promise<T> {
	const temporary = await mkdtemp(join(tmpdir(), 'steadfast-proof-'));
	const userFolder = options.userFolder ?? temporary;
	const sink = given ?? (await startSink());
	try {
		const scenario = await openScenario({
			...options,
			userFolder,
			edit: (workflow) => edit(toSink(workflow, { ...UNLIMITED, url: sink.url, ...call }, trigger)),
		});
		const { origin, pathname } = new URL(scenario.webhookUrl);
		const gate = gated ? await startGate(origin) : undefined;
		const behindGate = gate && {
			webhookUrl: gate.url + pathname,
			shop: createShopify({ ...options, webhookUrl: gate.url + pathname, secret: SIGNING_SECRET }),
		};
		try {
			return await work({ ...scenario, ...behindGate, sink, userFolder, env: options.env });
		} catch (error) {
			if (!options.signal?.aborted)
				say(`\nThe end of n8n's log:\n${scenario.n8n.log(LOG_LINES)}\n`);
			throw error;
		} finally {
			behindGate?.shop.close();
			await gate?.close();
			await scenario.close();
		}
	} finally {
		if (!given) await sink.close();
		await rm(temporary, { recursive: true, force: true });
	}
}

function toSink(
	workflow: Workflow & { id: string },
	call: Record<string, unknown>,
	settings: Record<string, unknown>,
): Workflow & { id: string } {
	const nodes = workflow.nodes.map((node) => {
		const change = { 'Send to warehouse': call, 'Shopify order': { settings } }[node.name];
		return change ? { ...node, parameters: { ...node.parameters, ...change } } : node;
	});
	return { ...workflow, nodes };
}
