import { createApi } from '../lib/api.ts';
import { calls } from '../lib/figures.ts';
import { produce } from '../lib/kafka.ts';
import { creates } from '../lib/routes.ts';
import type { Try } from '../lib/Try.ts';

const TOPIC = 'events';
const api = createApi({ 'POST /events': creates('EV') });
const ids = () =>
	api
		.calls()
		.filter(({ status }) => status === 201)
		.map(({ body }) => (body as { id: number }).id)
		.join(' ');

export const queueToApiKafka: Try = {
	services: ['kafka'],
	hosts: { 'api.example.com': api },
	credentials: {
		'Your API key': { placement: 'header', name: 'X-Api-Key', apiKey: 'sandbox-key' },
	},
	figures: {
		'taken by the API, in this order': ids,
		'sent again': calls(api, 'POST /events', 200),
		'runs that succeeded': (stage) => stage.succeeded(),
	},
	steps: [
		{
			what: 'Two messages',
			async act(stage) {
				await produce(stage, TOPIC, 'm-1', '{"id":1}');
				await produce(stage, TOPIC, 'm-2', '{"id":2}');
			},
			then: { 'taken by the API, in this order': '1 2', 'runs that succeeded': 2 },
		},
		{
			what: 'The first again',
			act: (stage) => produce(stage, TOPIC, 'm-1', '{"id":1}'),
			then: { 'runs that succeeded': 3 },
		},
		{
			what: 'The API refuses one, and takes the next',
			async act(stage) {
				api.refuse(({ body }) => ((body as { id: number }).id === 3 ? 422 : undefined));
				await produce(stage, TOPIC, 'm-3', '{"id":3}');
				await produce(stage, TOPIC, 'm-4', '{"id":4}');
			},
			// One of them is of "New dead letter".
			then: {
				...{ 'taken by the API, in this order': '1 2 4', 'runs that succeeded': 6 },
				'dead letters': 1,
			},
		},
		{
			what: 'Mended and replayed',
			act(stage) {
				api.mend();
				return stage.replay();
			},
			then: {
				...{ 'taken by the API, in this order': '1 2 4 3', 'runs that succeeded': 8 },
				'dead letters': 0,
			},
		},
		{
			what: 'The API is down, two messages: a run fails',
			async act(stage) {
				api.goDown();
				await produce(stage, TOPIC, 'm-5', '{"id":5}');
				await produce(stage, TOPIC, 'm-6', '{"id":6}');
				await stage.nextFailure();
			},
		},
		{
			what: 'Up again',
			act: () => api.mend(),
			then: { 'taken by the API, in this order': '1 2 4 3 5 6', 'runs that succeeded': 10 },
		},
	],
};
