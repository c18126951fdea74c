import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createConnection } from 'node:net';
import { createInterface } from 'node:readline';
import Redis from 'ioredis';
import { Client } from 'pg';
import { run } from '../../sandbox/lib/run.ts';
import { until } from '../../sandbox/lib/until.ts';
import { startKafka } from '../../sandbox/services/kafka.ts';
import { startPostgres } from '../../sandbox/services/postgres.ts';
import { startRabbitMq } from '../../sandbox/services/rabbitmq.ts';
import { startRedis } from '../../sandbox/services/redis.ts';
import { describeWith, useService } from '../support/services';

const STOP_MS = 10_000;
// RabbitMQ takes some seconds to start.
jest.setTimeout(60_000);

async function sql(url: string, text: string): Promise<unknown[]> {
	const client = new Client({ connectionString: url });
	await client.connect();
	try {
		return (await client.query(text)).rows;
	} finally {
		await client.end();
	}
}

async function redis<T>(url: string, ask: (client: Redis) => Promise<T>): Promise<T> {
	const client = new Redis(url);
	try {
		return await ask(client);
	} finally {
		client.disconnect();
	}
}

const refuses = (port: number) =>
	new Promise<boolean>((resolve) => {
		const socket = createConnection({ host: '127.0.0.1', port });
		socket.once('connect', () => (socket.destroy(), resolve(false)));
		socket.once('error', () => resolve(true));
	});

/** How a broker begins when it is spoken to in AMQP 0-9-1. */
const greeting = (port: number) =>
	new Promise<string>((resolve, reject) => {
		const socket = createConnection({ host: '127.0.0.1', port });
		socket.once('data', (data) => (socket.destroy(), resolve(data.toString('latin1'))));
		socket.once('error', reject);
		socket.write(Buffer.from([...Buffer.from('AMQP'), 0, 0, 9, 1]));
	});

describeWith('postgres')('Postgres', () => {
	const postgres = useService(() => startPostgres());

	it('keeps what was committed when it is killed, and stops when it is told to', async () => {
		const { url, port } = postgres.current;
		await sql(url, 'CREATE TABLE kept AS SELECT 1 AS id');
		await postgres.current.kill();
		// Its children see a little later than we do that their postmaster is gone.
		await until('nobody listens any more', () => refuses(port), STOP_MS);
		await postgres.current.start();
		expect(await sql(url, 'SELECT id FROM kept')).toEqual([{ id: 1 }]);

		await postgres.current.stop();
		expect(await refuses(port)).toBe(true);
		await postgres.current.start();
		expect(await sql(url, 'SELECT id FROM kept')).toEqual([{ id: 1 }]);
	});
});

describeWith('redis')('Redis', () => {
	it.each([
		[true, '1'],
		[false, null],
	])('with appendonly %p remembers %p after a restart', async (appendonly, remembered) => {
		const service = await startRedis({ appendonly });
		try {
			await redis(service.url, (client) => client.set('key', '1'));
			await service.restart();
			expect(await redis(service.url, (client) => client.get('key'))).toBe(remembered);
		} finally {
			await service.close();
		}
		expect(existsSync(service.folder)).toBe(false);
	});

	it('ends with the process that started it, when that is killed too', async () => {
		const script =
			"import { startRedis } from './sandbox/services/redis.ts';" +
			'const { port, folder } = await startRedis();' +
			'console.log(JSON.stringify({ port, folder }));' +
			'setInterval(() => undefined, 1000);';
		const owner = spawn(process.execPath, ['--input-type=module', '--eval', script], {
			stdio: ['ignore', 'pipe', 'inherit'],
		});
		const [line] = (await once(createInterface(owner.stdout), 'line')) as [string];
		const { port, folder } = JSON.parse(line) as { port: number; folder: string };
		expect(await refuses(port)).toBe(false);

		owner.kill('SIGKILL');
		await until('Redis has ended', () => refuses(port), STOP_MS);
		await until('its folder is gone', () => !existsSync(folder), STOP_MS);
	});
});

describeWith('rabbitmq')('RabbitMQ', () => {
	const rabbitmq = useService(() => startRabbitMq());

	it('answers in AMQP, stops when it is told to, and starts on what it kept', async () => {
		const { port } = rabbitmq.current;
		expect(await greeting(port)).toContain('RabbitMQ');
		await rabbitmq.current.stop();
		expect(await refuses(port)).toBe(true);
		await rabbitmq.current.start();
		expect(await greeting(port)).toContain('RabbitMQ');
	});
});

describeWith('kafka')('The stand-in of Kafka', () => {
	const kafka = useService(() => startKafka());

	it('keeps what is produced, and hands it out', async () => {
		const { url } = kafka.current;
		const options = '-b "$0" -t events -k key -H id=1';
		await run('sh', ['-c', `echo hello | kcat -P ${options}`, url]);
		const read = 'kcat -C -e -q -b "$0" -t events -f "%s %h"';
		expect(await run('sh', ['-c', read, url])).toBe('hello id=1');
	});
});
