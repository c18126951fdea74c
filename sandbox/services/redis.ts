import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '../lib/ports.ts';
import { run } from '../lib/run.ts';
import { programOf } from './programs.ts';
import { Service } from './service.ts';

export type RedisOptions = {
	/** default 0: any free one */
	port?: number;
	/** keep data over a restart, and over a SIGKILL; default: all is lost with the process */
	appendonly?: boolean;
};

/**
 * A Redis of its own, on the loopback address.
 *
 * @throws Error that names the package to install when there is none
 */
export async function startRedis({
	port: preferred = 0,
	appendonly = false,
}: RedisOptions = {}): Promise<Service> {
	const program = programOf('redis', 'redis-server');
	const cli = programOf('redis', 'redis-cli');
	const [port = 0] = await freePorts(preferred);
	const folder = await mkdtemp(join(tmpdir(), 'steadfast-redis-'));
	const settings = {
		bind: '127.0.0.1',
		port,
		dir: folder,
		// No snapshots: what `appendonly` does not keep is lost.
		save: '',
		appendonly: appendonly ? 'yes' : 'no',
		appendfsync: 'everysec',
	};
	const service = new Service({
		name: 'Redis',
		url: `redis://127.0.0.1:${port}`,
		port,
		folder,
		program,
		args: Object.entries(settings).flatMap(([key, to]) => [`--${key}`, String(to)]),
		stopSignal: 'SIGTERM',
		// While it loads its data it answers with an error.
		isReady: () =>
			run(cli, ['-p', String(port), 'ping']).then(
				(answer) => answer.trim() === 'PONG',
				() => false,
			),
	});
	try {
		await service.start();
		return service;
	} catch (error) {
		await rm(folder, { recursive: true, force: true });
		throw error;
	}
}
