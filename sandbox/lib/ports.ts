import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

const TRIES = 100;

/** Listens for a moment. @returns the port, or undefined when it is taken */
function probe(port: number, host?: string): Promise<number | undefined> {
	return new Promise((resolve) => {
		const server = createServer();
		server.once('error', () => resolve(undefined));
		server.listen(port, host, () => {
			const { port: bound } = server.address() as AddressInfo;
			server.close(() => resolve(bound));
		});
	});
}

/** Free on every address and on the loopback alone: not all systems take the one for the other. */
const isFree = async (port: number): Promise<boolean> =>
	(await probe(port)) !== undefined && (await probe(port, '127.0.0.1')) !== undefined;

async function freePort(preferred: number, taken: readonly number[]): Promise<number> {
	for (let index = 0; index < TRIES; index += 1) {
		const port = preferred === 0 ? await probe(0) : preferred + index;
		if (port !== undefined && !taken.includes(port) && (await isFree(port))) return port;
	}
	throw new Error(`No free port from ${preferred} to ${preferred + TRIES - 1}`);
}

/**
 * A free port for each of `preferred`, all different: the first one from there upwards, or for 0
 * any that the system gives.
 *
 * @throws Error when a hundred ports in a row are taken
 */
export async function freePorts(...preferred: readonly number[]): Promise<number[]> {
	const ports: number[] = [];
	for (const port of preferred) ports.push(await freePort(port, ports));
	return ports;
}
