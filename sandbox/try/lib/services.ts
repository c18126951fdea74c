import pg from 'pg';
import { say } from '../../lib/say.ts';
import { startKafka } from '../../services/kafka.ts';
import { startPostgres } from '../../services/postgres.ts';
import { startRabbitMq } from '../../services/rabbitmq.ts';
import { startRedis } from '../../services/redis.ts';
import type { Service } from '../../services/service.ts';
import { DATABASE } from './mongoDocuments.ts';
import { startMongoDb } from './mongodb.ts';
import type { Row } from './routes.ts';

/** What a try needs of a service; a stand-in may be a part of this process. */
export type TryService = Pick<Service, 'url' | 'port' | 'running' | 'start' | 'stop' | 'close'>;

const START = {
	postgres: () => startPostgres(),
	rabbitmq: () => startRabbitMq(),
	redis: () => startRedis({ appendonly: true }),
	kafka: () => startKafka(),
	mongodb: startMongoDb,
};

export type ServiceKind = keyof typeof START;
export type Services = Partial<Record<ServiceKind, TryService>>;

/**
 * @param n8nFolder of installN8n()
 * @throws Error that names the package to install when it is not there
 */
export function startService(kind: ServiceKind, n8nFolder: string): Promise<TryService> {
	say(`Starting ${kind}`);
	return START[kind](n8nFolder);
}

/** What a user enters for them, by the names in the templates. */
export const serviceCredentials = ({
	postgres,
	rabbitmq,
	redis,
	kafka,
	mongodb,
}: Services): Record<string, Row> => ({
	...(postgres && {
		'Your Postgres': {
			...{ host: '127.0.0.1', port: postgres.port, ssl: 'disable' },
			...{ database: 'postgres', user: 'postgres', password: 'none' },
		},
	}),
	...(rabbitmq && {
		'Your RabbitMQ': {
			...{ hostname: '127.0.0.1', port: rabbitmq.port, ssl: false },
			...{ vhost: '/', username: 'guest', password: 'guest' },
		},
	}),
	...(redis && {
		'Your Redis': { host: '127.0.0.1', port: redis.port, database: 0, ssl: false },
	}),
	...(kafka && {
		'Your Kafka': { clientId: 'n8n', brokers: kafka.url, ssl: false, authentication: false },
	}),
	...(mongodb && {
		'Your MongoDB': {
			...{ configurationType: 'connectionString', connectionString: mongodb.url },
			...{ database: DATABASE, tls: false },
		},
	}),
});

/** Runs one statement with values, or a whole script without. */
export async function query(
	postgres: Pick<TryService, 'url'>,
	text: string,
	values?: readonly unknown[],
): Promise<Row[]> {
	const client = new pg.Client({ connectionString: postgres.url });
	await client.connect();
	try {
		return (await client.query<Row>(text, values && [...values])).rows;
	} finally {
		await client.end();
	}
}
