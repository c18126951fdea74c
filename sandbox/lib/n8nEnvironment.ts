import { nodeFirst } from './run.ts';

/** What a process of n8n does; in regular mode there is a main only. */
export type Role = 'main' | 'webhook' | 'worker';

export type N8nOptions = {
	/** default: main */
	role?: Role;
	/** the folder of installN8n() */
	folder: string;
	userFolder: string;
	/** of its HTTP server; a worker answers there whether it is ready */
	port: number;
	/** of its task runners; each n8n on a machine needs its own */
	brokerPort: number;
	/** further settings */
	env?: Record<string, string>;
};

/** All that n8n gets of the caller's environment: settings for another n8n must not leak in. */
const INHERITED = ['LANG', 'LC_ALL', 'TZ', 'TMPDIR'];

/** What would call out of this machine is off. */
const OFFLINE = {
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_DISABLED_MODULES: 'mcp-registry',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
};

export const n8nUrl = ({ port }: N8nOptions): string => `http://127.0.0.1:${port}`;

/** The environment of an n8n that shares nothing with any other on the machine. */
export const n8nEnvironment = (options: N8nOptions): NodeJS.ProcessEnv => ({
	...Object.fromEntries(INHERITED.map((name) => [name, process.env[name]])),
	PATH: nodeFirst(),
	HOME: options.userFolder,
	N8N_USER_FOLDER: options.userFolder,
	N8N_LISTEN_ADDRESS: '127.0.0.1',
	N8N_PORT: String(options.port),
	// A worker has no N8N_PORT of its own.
	N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
	QUEUE_HEALTH_CHECK_PORT: String(options.port),
	N8N_RUNNERS_BROKER_PORT: String(options.brokerPort),
	N8N_EDITOR_BASE_URL: n8nUrl(options),
	N8N_WEBHOOK_URL: n8nUrl(options),
	// In seconds, for the runs that are under way when it is told to stop.
	N8N_GRACEFUL_SHUTDOWN_TIMEOUT: '10',
	// Without TLS some browsers drop a secure cookie, on the loopback address too.
	N8N_SECURE_COOKIE: 'false',
	N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
	// Otherwise n8n takes an isolate for each webhook, each credential and each execution, whether or
	// not there is an expression; making one costs it 30 ms (docs/verified-triggers.md, "How fast it answers").
	N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true',
	...OFFLINE,
	...options.env,
});
