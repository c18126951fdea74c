import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { freePorts } from '../../../sandbox/lib/ports.ts';

test('moves on from a port that is taken, and gives none twice', async () => {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port: taken } = server.address() as AddressInfo;
	const [first = 0, second = 0] = await freePorts(taken, taken);
	expect(first).toBeGreaterThan(taken);
	expect(second).toBeGreaterThan(first);
	await new Promise((resolve) => server.close(resolve));
});

test('gives any free ports for 0', async () => {
	const ports = await freePorts(0, 0, 0);
	expect(new Set(ports).size).toBe(3);
	for (const port of ports) expect(port).toBeGreaterThan(0);
});
