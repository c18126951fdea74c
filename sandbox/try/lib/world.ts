import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { N8n } from '../../lib/n8n.ts';
import { freePorts } from '../../lib/ports.ts';
import { prepare } from '../../lib/prepare.ts';
import { createRest } from '../../lib/rest.ts';
import type { NodeType, Rest } from '../../lib/rest.ts';
import { say } from '../../lib/say.ts';
import { OWNER } from '../../lib/scenario.ts';
import type { Credential } from '../../lib/template.ts';
import { ledgerFile } from '../../lib/userFolder.ts';
import { TRIES } from '../all.ts';
import { startInternet } from './internet.ts';
import { query, serviceCredentials, startService } from './services.ts';
import type { Services } from './services.ts';
import { createStage } from './stage.ts';
import type { Stage } from './stage.ts';
import { fillIn, FOLDER, readTemplate } from './template.ts';
import type { Imported } from './template.ts';
import type { Try } from './Try.ts';

export type World = {
	n8n: N8n;
	/** of installN8n() */
	folder: string;
	rest: Rest;
	/** path of the pack's SQLite ledger */
	ledger: string;
	services: Services;
	signal: AbortSignal;
	workflows: ReadonlyMap<string, Imported>;
	/** Publishes a template and what belongs beside it. */
	publish(name: string): Promise<Stage>;
	/** Takes them back. */
	unpublish(name: string): Promise<void>;
	close(): Promise<void>;
};

/**
 * One n8n with the packed pack and these templates, imported with credentials and not published yet;
 * around it the services and the APIs that they call.
 */
export async function openWorld(
	names: readonly string[],
	userFolder: string,
	signal: AbortSignal,
): Promise<World> {
	const wanted = new Set(names.flatMap((name) => [name, TRIES[name]?.beside ?? name]));
	const tries = Object.entries(TRIES).filter(([name]) => wanted.has(name));
	const folder = await prepare(userFolder, signal);
	const closers: Array<() => Promise<void>> = [];
	const close = async () => {
		for (const closer of closers.splice(0).reverse()) await closer();
	};
	try {
		const services: Services = {};
		for (const kind of new Set(tries.flatMap(([, one]) => one.services ?? []))) {
			const service = await startService(kind, folder);
			services[kind] = service;
			closers.push(() => service.close());
		}
		let onStage: readonly Try[] = [];
		const internet = await startInternet(
			userFolder,
			[...new Set(tries.flatMap(([, { hosts = {} }]) => Object.keys(hosts)))],
			// Templates call the same example hosts, each its own API there.
			(host) => onStage.flatMap(({ hosts = {} }) => hosts[host] ?? []),
		);
		closers.push(internet.close);
		const [port = 0, brokerPort = 0] = await freePorts(0, 0);
		const n8n = new N8n({ folder, userFolder, port, brokerPort, env: internet.env });

		say(`Importing ${tries.length === 1 ? 'the template' : `${tries.length} templates`}`);
		const workflows = new Map<string, Imported>();
		const credentials: Credential[] = [];
		for (const [name, one] of tries) {
			const filled = fillIn(name, await readTemplate(name), one, serviceCredentials(services));
			workflows.set(name, filled.workflow);
			credentials.push(...filled.credentials);
			if (services.postgres && one.services?.includes('postgres')) {
				await query(services.postgres, await readFile(join(FOLDER, `${name}.sql`), 'utf8'));
			}
		}
		await importInto(n8n, userFolder, [...workflows.values()], credentials, signal);

		say('Starting n8n');
		closers.push(() => n8n.stop());
		await n8n.start(signal);
		const rest = createRest(n8n.url, folder);
		await rest.signIn(OWNER);

		const published = (name: string): Imported[] =>
			[name, TRIES[name]?.beside].flatMap((one) => workflows.get(one ?? '') ?? []);
		const world: World = {
			...{ n8n, folder, rest, services, workflows, signal, close },
			ledger: ledgerFile(userFolder),
			async publish(name) {
				const [workflow, ...beside] = published(name);
				if (!workflow) throw new Error(`${name} was not imported`);
				const stage = createStage(world, workflow, beside);
				onStage = [name, TRIES[name]?.beside].flatMap((one) => TRIES[one ?? ''] ?? []);
				await TRIES[name]?.prepare?.(stage);
				await rest.requireNodes(workflow.nodes as NodeType[]);
				for (const { id } of [workflow, ...beside]) {
					await rest.publish(id);
					await rest.published(id, signal);
				}
				return stage;
			},
			async unpublish(name) {
				for (const { id } of published(name)) await rest.unpublish(id);
			},
		};
		return world;
	} catch (error) {
		await close();
		throw error;
	}
}

async function importInto(
	n8n: N8n,
	userFolder: string,
	workflows: readonly Imported[],
	credentials: readonly Credential[],
	signal: AbortSignal,
): Promise<void> {
	for (const [kind, content] of [
		['credentials', credentials],
		['workflow', workflows],
	] as const) {
		const file = join(userFolder, `${kind}.json`);
		await writeFile(file, JSON.stringify(content));
		await n8n.command([`import:${kind}`, `--input=${file}`], signal);
	}
}
