import { join } from 'node:path';
import { startPostgres } from '../services/postgres.ts';
import { startRedis } from '../services/redis.ts';
import type { Service } from '../services/service.ts';
import { N8n } from './n8n.ts';
import type { N8nOptions } from './n8nEnvironment.ts';
import { freePorts } from './ports.ts';
import { queueEnvironment, WEBHOOK_ENVIRONMENT } from './queueEnvironment.ts';
import { ledgerFile, shareNodes } from './userFolder.ts';

/** Only the loopback address serves the sandbox: it protects nothing. */
const ENCRYPTION_KEY = 'steadfast-sandbox-encryption-key';

export type QueueOptions = {
	/** how many workers */
	workers: number;
	/** default true: webhooks are served by the webhook process alone, as n8n advises */
	webhooksOffMain?: boolean;
	/** where the pack keeps its ledger: in one SQLite file that all share (default), or in n8n's Postgres */
	store?: 'sqlite' | 'postgres';
	/** whether the pack gets n8n's Redis as `STEADFAST_REDIS`; default false */
	redis?: boolean;
};

export type Queue = {
	readonly postgres: Service;
	readonly redis: Service;
	readonly main: N8n;
	readonly webhook: N8n;
	readonly workers: readonly N8n[];
	/** Starts what a main alone is not: the webhook process and the workers, together. */
	startOthers(signal?: AbortSignal): Promise<void>;
	/** Ends everything. */
	close(): Promise<void>;
};

export type QueueTopology = QueueOptions &
	Pick<N8nOptions, 'folder' | 'userFolder' | 'env'> & {
		/** of main's editor and of its broker; 0 for any */
		ports: { n8n: number; broker: number };
	};

/**
 * n8n's queue mode from processes: Postgres as its database and Redis as its queue, both running
 * when this resolves; main, webhook process and workers, each with a user folder, a log and ports of
 * its own, yet to be started.
 */
export async function createQueue({
	folder,
	userFolder,
	ports,
	env,
	workers,
	webhooksOffMain = true,
	store = 'sqlite',
	redis: packRedis = false,
}: QueueTopology): Promise<Queue> {
	const postgres = await startPostgres();
	const redis = await startRedis({ appendonly: true }).catch(async (error: unknown) => {
		await postgres.close();
		throw error;
	});
	const names = [
		'webhook',
		...Array.from({ length: workers }, (_, index) => `worker-${index + 1}`),
	];
	const anyPorts = names.flatMap(() => [0, 0]);
	const [mainPort = 0, mainBroker = 0, ...otherPorts] = await freePorts(
		ports.n8n,
		ports.broker,
		...anyPorts,
	);
	const shared: Record<string, string> = {
		...queueEnvironment({
			webhookUrl: `http://127.0.0.1:${otherPorts[0]}`,
			webhooksOffMain,
			postgresUrl: postgres.url,
			redisUrl: redis.url,
			encryptionKey: ENCRYPTION_KEY,
			store: store === 'postgres' ? postgres.url : `sqlite:${ledgerFile(userFolder)}`,
			redis: packRedis ? redis.url : undefined,
		}),
		...env,
	};

	async function besideMain(name: string, index: number): Promise<N8n> {
		const own = join(userFolder, name);
		await shareNodes(userFolder, own);
		const [port = 0, brokerPort = 0] = otherPorts.slice(2 * index);
		const role = name === 'webhook' ? 'webhook' : 'worker';
		const settings = { ...shared, ...(role === 'webhook' && WEBHOOK_ENVIRONMENT) };
		return new N8n({ role, folder, userFolder: own, port, brokerPort, env: settings });
	}

	const main = new N8n({ folder, userFolder, port: mainPort, brokerPort: mainBroker, env: shared });
	const others = await Promise.all(names.map(besideMain));
	const [webhook, ...workerList] = others as [N8n, ...N8n[]];
	return {
		postgres,
		redis,
		main,
		webhook,
		workers: workerList,
		async startOthers(signal) {
			await Promise.all(others.map((n8n) => n8n.start(signal)));
		},
		async close() {
			await Promise.all([...others, main].map((n8n) => n8n.stop()));
			await Promise.all([postgres.close(), redis.close()]);
		},
	};
}
