import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '../lib/ports.ts';
import { programOf } from './programs.ts';
import { Service } from './service.ts';

const answers = (port: number): Promise<boolean> =>
	new Promise((resolve) => {
		const socket = connect(port, '127.0.0.1');
		socket.once('connect', () => socket.end(() => resolve(true)));
		socket.once('error', () => resolve(false));
	});

/**
 * A RabbitMQ of its own, on the loopback address, with Erlang's port mapper of its own. Anybody
 * signs in there as guest, password guest.
 *
 * @param preferred its port; 0 for any free one
 * @throws Error that names the package to install when there is none
 */
export async function startRabbitMq(preferred = 0): Promise<Service> {
	// Debian's /usr/sbin/rabbitmq-server changes to its own user first; this one runs as whom it is.
	const [server, epmd] = ['rabbitmq-server', 'epmd'].map((program) =>
		programOf('rabbitmq', program),
	) as [string, string];
	const [port = 0, clusterPort = 0, mapperPort = 0] = await freePorts(preferred, 0, 0);
	const folder = await mkdtemp(join(tmpdir(), 'steadfast-rabbitmq-'));
	const service = new Service({
		name: 'RabbitMQ',
		url: `amqp://guest:guest@127.0.0.1:${port}`,
		port,
		folder,
		program: 'sh',
		// Started by RabbitMQ itself the port mapper would outlive it.
		args: ['-c', '"$0" & exec "$1"', epmd, server],
		env: {
			// For Erlang's cookie.
			HOME: folder,
			ERL_EPMD_ADDRESS: '127.0.0.1',
			ERL_EPMD_PORT: String(mapperPort),
			RABBITMQ_CONFIG_FILE: join(folder, 'none'),
			RABBITMQ_CONF_ENV_FILE: '/dev/null',
			RABBITMQ_DIST_PORT: String(clusterPort),
			RABBITMQ_ENABLED_PLUGINS_FILE: join(folder, 'plugins'),
			RABBITMQ_LOGS: '-',
			RABBITMQ_LOG_BASE: join(folder, 'log'),
			RABBITMQ_MNESIA_BASE: join(folder, 'data'),
			RABBITMQ_NODENAME: 'steadfast@localhost',
			RABBITMQ_NODE_IP_ADDRESS: '127.0.0.1',
			RABBITMQ_NODE_PORT: String(port),
			RABBITMQ_PID_FILE: join(folder, 'pid'),
		},
		stopSignal: 'SIGTERM',
		isReady: () => answers(port),
	});
	try {
		await service.start();
		return service;
	} catch (error) {
		await rm(folder, { recursive: true, force: true });
		throw error;
	}
}
