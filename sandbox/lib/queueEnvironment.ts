export type QueueSettings = {
	/** where the outside world reaches the webhook processes */
	webhookUrl: string;
	/** whether main leaves production webhooks to the webhook processes */
	webhooksOffMain: boolean;
	/** URL of n8n's database */
	postgresUrl: string;
	/** URL of n8n's queue */
	redisUrl: string;
	/** what every process needs to read the credentials */
	encryptionKey: string;
	/** the pack's `STEADFAST_STORE`, one for all processes */
	store: string;
	/** the pack's `STEADFAST_REDIS` */
	redis?: string | undefined;
};

/**
 * What main, webhook processes and workers have in common in n8n's queue mode. docker-compose.yml
 * gives its containers the same names.
 */
export function queueEnvironment({
	webhookUrl,
	webhooksOffMain,
	postgresUrl,
	redisUrl,
	encryptionKey,
	store,
	redis,
}: QueueSettings): Record<string, string> {
	const database = new URL(postgresUrl);
	const queue = new URL(redisUrl);
	return {
		EXECUTIONS_MODE: 'queue',
		N8N_ENCRYPTION_KEY: encryptionKey,
		N8N_WEBHOOK_URL: webhookUrl,
		N8N_DISABLE_PRODUCTION_MAIN_PROCESS: String(webhooksOffMain),
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: database.hostname,
		DB_POSTGRESDB_PORT: database.port,
		DB_POSTGRESDB_DATABASE: database.pathname.slice(1),
		DB_POSTGRESDB_USER: database.username,
		DB_POSTGRESDB_PASSWORD: database.password,
		QUEUE_BULL_REDIS_HOST: queue.hostname,
		QUEUE_BULL_REDIS_PORT: queue.port,
		QUEUE_BULL_REDIS_PASSWORD: queue.password,
		QUEUE_HEALTH_CHECK_ACTIVE: 'true',
		QUEUE_BULL_REDIS_TIMEOUT_THRESHOLD: '600000',
		N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true',
		STEADFAST_STORE: store,
		...(redis !== undefined && { STEADFAST_REDIS: redis }),
	};
}

/** Of webhook processes besides: n8n's cache of webhooks is otherwise in Redis, and away with it. */
export const WEBHOOK_ENVIRONMENT: Readonly<Record<string, string>> = {
	N8N_CACHE_BACKEND: 'memory',
};
