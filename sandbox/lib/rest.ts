import { createRequire } from 'node:module';
import { join } from 'node:path';
import { until } from './until.ts';

const RUN_MS = 120_000;
const PUBLISH_MS = 60_000;
const UNFINISHED = ['new', 'running', 'waiting'];

export type Owner = { email: string; password: string; firstName: string; lastName: string };
export type ExecutionSummary = { id: string; workflowId: string; mode: string; status: string };
export type Execution = ExecutionSummary & {
	data: { resultData: { runData: Record<string, unknown>; error?: RunError } };
};
export type NodeType = { type: string; typeVersion: number };
/** Of a node's error, `context` says which item it is about. */
export type RunError = { message: string; context?: { itemIndex?: number } };

export type InstalledPackage = {
	installedVersion: string;
	installedNodes: ReadonlyArray<{ type: string }>;
};

type Publication = {
	status: string;
	liveVersionId: string | null;
	triggers: Array<{ status: string; errorMessage: string | null }>;
};

/**
 * The part of n8n's internal REST API that its editor uses and the sandbox needs.
 *
 * @param url of a running n8n
 * @param folder of installN8n(): run data comes in n8n's own format, which its own parser reads
 */
export function createRest(url: string, folder: string) {
	const flatted = createRequire(join(folder, 'package.json'))('flatted') as {
		parse(text: string): Execution['data'];
	};
	let cookie = '';

	async function request<T>(
		method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
		path: string,
		body?: unknown,
	): Promise<T> {
		const response = await fetch(`${url}/rest${path}`, {
			method,
			headers: { 'Content-Type': 'application/json', Cookie: cookie },
			body: body === undefined ? null : JSON.stringify(body),
		});
		const text = await response.text();
		if (!response.ok) throw new Error(`${method} ${path} was answered ${response.status}: ${text}`);
		const issued = response.headers.getSetCookie().find((set) => set.startsWith('n8n-auth='));
		if (issued) cookie = issued.replace(/;.*/, '');
		return (JSON.parse(text) as { data: T }).data;
	}

	async function execution(id: string): Promise<Execution> {
		const found = await request<ExecutionSummary & { data: string }>('GET', `/executions/${id}`);
		return { ...found, data: flatted.parse(found.data) };
	}

	return {
		/** Signs in, and on a new instance creates the owner first. */
		async signIn({ email, password, firstName, lastName }: Owner): Promise<void> {
			const { userManagement } = await request<{
				userManagement: { showSetupOnFirstLoad?: boolean };
			}>('GET', '/settings');
			if (userManagement.showSetupOnFirstLoad) {
				await request('POST', '/owner/setup', { email, password, firstName, lastName });
			} else {
				await request('POST', '/login', { emailOrLdapLoginId: email, password });
			}
		},

		/** @throws Error that names the first of these node types that n8n does not know */
		async requireNodes(types: readonly NodeType[]): Promise<void> {
			const nodeInfos = types.map(({ type: name, typeVersion: version }) => ({ name, version }));
			await request('POST', '/node-types', { nodeInfos });
		},

		/**
		 * Waits until the published version of a workflow, if it has one, is the one that is live. On a
		 * start n8n may run the version before it for some seconds.
		 *
		 * @throws Error after a minute, with n8n's reason when one of its triggers does not start
		 */
		async published(workflowId: string, signal?: AbortSignal): Promise<void> {
			const path = `/workflows/${workflowId}`;
			const { activeVersionId } = await request<{ activeVersionId: string | null }>('GET', path);
			if (activeVersionId === null) return;
			let failure: string | null | undefined;
			const isLive = async () => {
				const { status, liveVersionId, triggers } = await request<Publication>(
					'GET',
					`${path}/publication-status`,
				);
				failure = triggers.find((trigger) => trigger.status === 'failed')?.errorMessage;
				return status === 'published' && liveVersionId === activeVersionId;
			};
			await until('the workflow is live', isLive, PUBLISH_MS, signal).catch((error: Error) => {
				throw failure ? new Error(`A trigger does not start: ${failure}`) : error;
			});
		},

		/** Publishes the current version of a workflow, as the editor's button does. */
		async publish(workflowId: string): Promise<void> {
			const path = `/workflows/${workflowId}`;
			const { versionId } = await request<{ versionId: string }>('GET', path);
			await request('POST', `${path}/activate`, { versionId });
		},

		/** Takes a published workflow back, as the editor's button does. */
		async unpublish(workflowId: string): Promise<void> {
			await request('POST', `/workflows/${workflowId}/deactivate`, {});
		},

		/** Gives a credential other data, as a user does in its form. */
		async changeCredential(id: string, data: Record<string, string>): Promise<void> {
			const { name, type } = await request<{ name: string; type: string }>(
				'GET',
				`/credentials/${id}`,
			);
			await request('PATCH', `/credentials/${id}`, { name, type, data });
		},

		/** Waits for one test event of a trigger, as the editor's "listen" button does. */
		async listen(workflowId: string, trigger: string): Promise<void> {
			await request('POST', `/workflows/${workflowId}/run`, {
				triggerToStartFrom: { name: trigger },
			});
		},

		/**
		 * Runs a workflow by hand from one of its triggers, as the editor's button does, to its end.
		 *
		 * @throws Error when the run does not start, or takes longer than two minutes
		 */
		async runFrom(workflowId: string, trigger: string): Promise<Execution> {
			const { executionId } = await request<{ executionId?: string }>(
				'POST',
				`/workflows/${workflowId}/run`,
				{ triggerToStartFrom: { name: trigger } },
			);
			if (!executionId) throw new Error(`"${trigger}" waits for an event instead of running`);
			await until(
				`the run from "${trigger}" ends`,
				async () => !UNFINISHED.includes((await execution(executionId)).status),
				RUN_MS,
			);
			return await execution(executionId);
		},

		/** The latest runs of a workflow, newest first. */
		async executions(workflowId: string): Promise<ExecutionSummary[]> {
			const filter = encodeURIComponent(JSON.stringify({ workflowId }));
			const { results } = await request<{ results: ExecutionSummary[] }>(
				'GET',
				`/executions?filter=${filter}&limit=100`,
			);
			return results;
		},

		/** Cancels a run, as the editor's button does. */
		async stop(id: string): Promise<void> {
			await request('POST', `/executions/${id}/stop`);
		},

		/** One run with its data. */
		execution,

		/** Installs a community package, as Settings → Community nodes does. */
		async installPackage(name: string, version: string): Promise<InstalledPackage> {
			return await request('POST', '/community-packages', { name, version });
		},

		/** Brings a community package that is installed to another version. */
		async updatePackage(name: string, version: string): Promise<InstalledPackage> {
			return await request('PATCH', '/community-packages', { name, version });
		},

		async uninstallPackage(name: string): Promise<void> {
			await request('DELETE', `/community-packages?name=${name}`);
		},
	};
}

export type Rest = ReturnType<typeof createRest>;
