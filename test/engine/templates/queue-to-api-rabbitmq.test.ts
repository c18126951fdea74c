import { openQueueToApi } from './queueToApi';

const { template, take, receive, keptFor, itDelivers } = openQueueToApi(
	'queue-to-api-rabbitmq',
	(content, messageId) => ({
		content,
		fields: { routingKey: 'events', deliveryTag: 1, redelivered: false },
		properties: messageId === undefined ? {} : { messageId },
	}),
);

describe('RabbitMQ queue to an API', () => {
	itDelivers();

	it('keeps a message while the API is down, lets go of it, and sends it when it is replayed', async () => {
		const [first] = [receive(503), receive(503)];
		expect((await take()).status).toBe('success');
		expect(await template.letters()).toMatchObject(keptFor('HTTP 503'));
		const seen = receive(201);
		await template.replay();
		expect(seen).toEqual(first);
		expect(await template.letters()).toEqual([]);
	});
});
