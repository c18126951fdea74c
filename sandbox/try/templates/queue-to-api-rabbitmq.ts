import { createApi } from '../lib/api.ts';
import { calls } from '../lib/figures.ts';
import { makeQueue, publish, undelivered } from '../lib/rabbitmq.ts';
import { creates } from '../lib/routes.ts';
import type { Try } from '../lib/Try.ts';

const QUEUE = 'events';
const api = createApi({ 'POST /events': creates('EV') });

export const queueToApiRabbitmq: Try = {
	services: ['rabbitmq'],
	hosts: { 'api.example.com': api },
	credentials: {
		'Your API key': { placement: 'header', name: 'X-Api-Key', apiKey: 'sandbox-key' },
	},
	prepare: (stage) => makeQueue(stage, QUEUE),
	figures: {
		'runs that succeeded': (stage) => stage.succeeded(),
		'taken by the API': calls(api, 'POST /events', 201),
		'sent again': calls(api, 'POST /events', 200),
		'left in the queue': undelivered(QUEUE),
	},
	steps: [
		{
			what: 'A message',
			act: (stage) => publish(stage, QUEUE, 'm-1', '{"id":1}'),
			then: { 'runs that succeeded': 1, 'taken by the API': 1 },
		},
		{
			what: 'The same message again',
			act: (stage) => publish(stage, QUEUE, 'm-1', '{"id":1}'),
			then: { 'runs that succeeded': 2 },
		},
		{
			what: 'The API is down, a message',
			async act(stage) {
				api.goDown();
				await publish(stage, QUEUE, 'm-2', '{"id":2}');
			},
			// One of the workflow and one of its "New dead letter".
			then: { 'runs that succeeded': 4, 'dead letters': 1 },
		},
		{
			what: 'Up again, after the circuit breaker’s 10 s, and replayed',
			async act(stage) {
				api.mend();
				await stage.wait(11_000);
				await stage.replay();
			},
			then: { 'runs that succeeded': 6, 'taken by the API': 2, 'dead letters': 0 },
		},
		{
			what: 'A message that is no JSON',
			act: (stage) => publish(stage, QUEUE, 'm-3', 'no JSON'),
			then: { 'runs that succeeded': 8, 'dead letters': 1 },
		},
	],
};
