import { accessSync, constants, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where Debian keeps them besides the folders on PATH, which for Postgres are none. */
const POSTGRES_VERSIONS = '/usr/lib/postgresql';
/** Before the one on PATH, which wants to be root. */
const RABBITMQ = '/usr/lib/rabbitmq/bin';
const SYSTEM = ['/usr/bin', '/usr/sbin', '/usr/local/bin'];

/** Programs of a service, with the Debian package that brings them. */
const NEEDED = {
	postgres: { programs: ['initdb', 'postgres', 'pg_isready'], package: 'postgresql' },
	kafka: { programs: ['kcat'], package: 'kcat' },
	rabbitmq: { programs: ['rabbitmq-server', 'epmd'], package: 'rabbitmq-server' },
	redis: { programs: ['redis-server', 'redis-cli'], package: 'redis-server' },
} as const;

export type ServiceName = keyof typeof NEEDED;

function postgresFolders(): string[] {
	try {
		return readdirSync(POSTGRES_VERSIONS)
			.sort((a, b) => Number(b) - Number(a))
			.map((version) => join(POSTGRES_VERSIONS, version, 'bin'));
	} catch {
		return [];
	}
}

function isExecutable(file: string): boolean {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

function find(program: string): string | undefined {
	const onPath = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
	return [...postgresFolders(), RABBITMQ, ...onPath, ...SYSTEM]
		.map((folder) => join(folder, program))
		.find(isExecutable);
}

/** The path of a service's program, of the newest version where there are several. */
export function programOf(service: ServiceName, program: string): string {
	const file = find(program);
	if (!file) throw new Error(missing(service) ?? `${program} is not installed`);
	return file;
}

/** One line that says what to install; undefined when the service can be started. */
export function missing(service: ServiceName): string | undefined {
	const { programs, package: debian } = NEEDED[service];
	const absent = programs.filter((program) => !find(program));
	if (absent.length === 0) return undefined;
	return `${service} is not installed (no ${absent.join(', ')}): apt-get install ${debian}`;
}
