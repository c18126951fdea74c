import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { queueEnvironment, WEBHOOK_ENVIRONMENT } from '../../sandbox/lib/queueEnvironment.ts';

type Container = {
	image: string;
	command?: string | string[];
	environment?: Record<string, string>;
	depends_on?: Record<string, { condition: string }>;
	healthcheck?: object;
};

const text = readFileSync('docker-compose.yml', 'utf8');
const { services } = parse(text, { merge: true }) as { services: Record<string, Container> };
const n8n = ['main', 'webhook', 'worker'];

/** What the queue-mode tests run n8n with. */
const tried = queueEnvironment({
	webhookUrl: 'http://127.0.0.1:5679',
	webhooksOffMain: true,
	postgresUrl: 'postgres://n8n:password@127.0.0.1:5432/n8n',
	redisUrl: 'redis://:password@127.0.0.1:6379',
	encryptionKey: 'key',
	store: 'postgres://n8n:password@127.0.0.1:5432/n8n',
	redis: 'redis://:password@127.0.0.1:6379',
});

describe('docker-compose.yml', () => {
	it.each(n8n)('gives %s the settings that the queue-mode tests use', (name) => {
		const settings = { ...tried, ...(name === 'webhook' && WEBHOOK_ENVIRONMENT) };
		expect(Object.keys(services[name]!.environment!).sort()).toEqual(Object.keys(settings).sort());
		expect(services[name]!.environment).toMatchObject({
			EXECUTIONS_MODE: tried.EXECUTIONS_MODE,
			DB_TYPE: tried.DB_TYPE,
			QUEUE_HEALTH_CHECK_ACTIVE: tried.QUEUE_HEALTH_CHECK_ACTIVE,
			QUEUE_BULL_REDIS_TIMEOUT_THRESHOLD: tried.QUEUE_BULL_REDIS_TIMEOUT_THRESHOLD,
			N8N_DISABLE_PRODUCTION_MAIN_PROCESS: tried.N8N_DISABLE_PRODUCTION_MAIN_PROCESS,
			...(name === 'webhook' && WEBHOOK_ENVIRONMENT),
		});
	});

	it('starts one image as main, webhook process and worker', () => {
		expect(new Set(n8n.map((name) => services[name]!.image)).size).toBe(1);
		expect(n8n.map((name) => services[name]!.command)).toEqual([undefined, 'webhook', 'worker']);
	});

	it('waits for containers that exist and say when they are healthy', () => {
		const awaited = Object.values(services).flatMap(({ depends_on }) =>
			Object.entries(depends_on ?? {}),
		);
		expect(awaited.length).toBeGreaterThan(0);
		for (const [name, { condition }] of awaited) {
			expect([name, condition]).toEqual([name, 'service_healthy']);
			expect(services[name]?.healthcheck).toBeDefined();
		}
	});

	it('takes every secret from .env, which .env.example lists without values', () => {
		const lines = readFileSync('.env.example', 'utf8').split('\n');
		const listed = lines.filter((line) => /^[A-Z]/.test(line));
		const used = [...text.matchAll(/\$\{(\w+)/g)].map(([, name]) => `${name}=`);
		expect([...new Set(used)].sort()).toEqual(listed.sort());
		expect(text.match(/(PASSWORD|KEY): (?!\$\{)/)).toBeNull();
	});
});
