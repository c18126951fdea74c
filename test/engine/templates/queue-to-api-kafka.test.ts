import { openQueueToApi } from './queueToApi';

const { template, take, receive, keptFor, itDelivers } = openQueueToApi(
	'queue-to-api-kafka',
	(message, id) => ({ message, topic: 'events', headers: id === undefined ? {} : { id } }),
);

describe('Kafka topic to an API', () => {
	itDelivers();

	it('fails while the API is down, so that the trigger takes the message again', async () => {
		const [first] = [receive(503), receive(503)];
		expect((await take()).status).toBe('error');
		expect(await template.letters()).toEqual([]);
		const seen = receive(201);
		expect((await take()).status).toBe('success');
		expect(seen).toEqual(first);
	});

	it('keeps what the API refuses, goes on, and sends it when it is replayed', async () => {
		const first = receive(422);
		expect((await take()).status).toBe('success');
		expect(await template.letters()).toMatchObject(keptFor('HTTP 422'));
		const seen = receive(201);
		await template.replay();
		expect(seen).toEqual(first);
		expect(await template.letters()).toEqual([]);
	});
});
