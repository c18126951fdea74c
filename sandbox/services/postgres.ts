import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '../lib/ports.ts';
import { run } from '../lib/run.ts';
import { programOf } from './programs.ts';
import { Service } from './service.ts';
import { give, unprivileged } from './user.ts';

const USER = 'postgres';

export type PostgresOptions = {
	/** default 0: any free one */
	port?: number;
	/** default true; false for speed where a power cut does not matter */
	fsync?: boolean;
};

/**
 * A Postgres of the newest version installed, with an empty cluster of its own. `url` is that of its
 * database `postgres`; a superuser signs in without a password, from the loopback address only.
 *
 * @throws Error that names the package to install when there is none
 */
export async function startPostgres({
	port: preferred = 0,
	fsync = true,
}: PostgresOptions = {}): Promise<Service> {
	const [initdb, postgres, pgIsReady] = ['initdb', 'postgres', 'pg_isready'].map((program) =>
		programOf('postgres', program),
	) as [string, string, string];
	const [port = 0] = await freePorts(preferred);
	const user = unprivileged(USER);
	const folder = await mkdtemp(join(tmpdir(), 'steadfast-postgres-'));
	try {
		give(folder, user);
		const data = join(folder, 'data');
		await run(initdb, ['-D', data, '-U', USER, '--auth=trust', '--encoding=UTF8', '--no-sync'], {
			user,
			cwd: folder,
		});
		const settings = {
			listen_addresses: '127.0.0.1',
			port,
			unix_socket_directories: '',
			max_connections: 200,
			fsync: fsync ? 'on' : 'off',
		};
		const service = new Service({
			name: 'Postgres',
			url: `postgres://${USER}@127.0.0.1:${port}/postgres`,
			port,
			folder,
			program: postgres,
			args: [
				'-D',
				data,
				...Object.entries(settings).flatMap(([key, to]) => ['-c', `${key}=${to}`]),
			],
			user,
			// "Fast": rolls back what is open and disconnects its clients.
			stopSignal: 'SIGINT',
			isReady: () =>
				run(pgIsReady, ['-h', '127.0.0.1', '-p', String(port), '-U', USER]).then(
					() => true,
					() => false,
				),
		});
		await service.start();
		return service;
	} catch (error) {
		await rm(folder, { recursive: true, force: true });
		throw error;
	}
}
