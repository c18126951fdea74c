import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { programOf } from './programs.ts';
import { Service } from './service.ts';

const ADDRESS = /bootstrap\.servers=127\.0\.0\.1:(\d+)/;

/**
 * No real Kafka, but the mock cluster of librdkafka, which Debian's kcat brings: one broker that
 * speaks Kafka's protocol, consumer groups included, and keeps its messages in memory. A topic is
 * there, with four partitions, as soon as somebody names it. `url` is its address, host:port.
 * https://github.com/confluentinc/librdkafka/blob/master/src/rdkafka_mock.h
 *
 * @throws Error that names the package to install when there is none
 */
export async function startKafka(): Promise<Service> {
	const program = programOf('kafka', 'kcat');
	const folder = await mkdtemp(join(tmpdir(), 'steadfast-kafka-'));
	let port = 0;
	const service = new Service({
		name: 'Kafka',
		// It takes a port of its own choice.
		get port() {
			return port;
		},
		get url() {
			return `127.0.0.1:${port}`;
		},
		folder,
		program: 'sh',
		// The broker is there for as long as this producer waits for messages on stdin.
		args: [
			'-c',
			'tail -f /dev/null | "$0" -P -t none -b none -X test.mock.num.brokers=1 -d mock',
			program,
		],
		stopSignal: 'SIGTERM',
		async isReady() {
			const [, found] = ADDRESS.exec(await service.log(Infinity)) ?? [];
			port = Number(found ?? 0);
			return port !== 0;
		},
	});
	try {
		await service.start();
		return service;
	} catch (error) {
		await rm(folder, { recursive: true, force: true });
		throw error;
	}
}
