import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Stage } from './stage.ts';
import type { Figure } from './Try.ts';

/** What is used of amqplib, which n8n brings. */
type Channel = {
	assertQueue(queue: string, options: object): Promise<{ messageCount: number }>;
	sendToQueue(queue: string, content: Buffer, options: object): boolean;
	waitForConfirms(): Promise<void>;
};
type Amqp = {
	connect(url: string): Promise<{
		createConfirmChannel(): Promise<Channel>;
		close(): Promise<void>;
	}>;
};

async function withChannel<T>(stage: Stage, work: (channel: Channel) => Promise<T>): Promise<T> {
	const amqp = createRequire(join(stage.n8nFolder, 'package.json'))('amqplib') as Amqp;
	const connection = await amqp.connect(stage.service('rabbitmq').url);
	try {
		return await work(await connection.createConfirmChannel());
	} finally {
		await connection.close();
	}
}

const DURABLE = { durable: true };

export const makeQueue = (stage: Stage, queue: string) =>
	withChannel(stage, (channel) => channel.assertQueue(queue, DURABLE));

/** Puts a message into a queue, to be kept over a restart; resolves when RabbitMQ has it. */
export const publish = (stage: Stage, queue: string, messageId: string, content: string) =>
	withChannel(stage, async (channel) => {
		channel.sendToQueue(queue, Buffer.from(content), { messageId, persistent: true });
		await channel.waitForConfirms();
	});

/** How many messages wait in a queue to be handed out. */
export const undelivered =
	(queue: string): Figure =>
	(stage) =>
		withChannel(stage, async (channel) => (await channel.assertQueue(queue, DURABLE)).messageCount);
