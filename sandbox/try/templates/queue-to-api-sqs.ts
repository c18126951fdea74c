import { createApi } from '../lib/api.ts';
import { calls, failedRuns } from '../lib/figures.ts';
import { creates } from '../lib/routes.ts';
import { createSqs } from '../lib/sqs.ts';
import type { Stage } from '../lib/stage.ts';
import type { Try } from '../lib/Try.ts';

const KEYS = {
	accessKeyId: 'AKIASANDBOX',
	secretAccessKey: 'sandbox-secret',
	...{ region: 'us-east-1', service: 'sqs' },
};
const QUEUE = 'https://sqs.us-east-1.amazonaws.com/123456789012/events';
const VISIBILITY_MS = 15_000;

const sqs = createSqs(KEYS, QUEUE, VISIBILITY_MS);
const api = createApi({ 'POST /events': creates('EV') });
const minute = (stage: Stage) => stage.run('Every minute');
const first = sqs.send('{"id":0}');

export const queueToApiSqs: Try = {
	hosts: { 'sqs.us-east-1.amazonaws.com': sqs.api, 'api.example.com': api },
	credentials: {
		'Your AWS keys': KEYS,
		'Your API key': { placement: 'header', name: 'X-Api-Key', apiKey: 'sandbox-key' },
	},
	figures: {
		'taken by the API': calls(api, 'POST /events', 201),
		'sent again': calls(api, 'POST /events', 200),
		'in the queue': sqs.depth,
		'failed runs': failedRuns,
	},
	steps: [
		{
			what: 'Thirteen messages',
			act(stage) {
				for (let id = 1; id < 13; id += 1) sqs.send(`{"id":${id}}`);
				return minute(stage);
			},
			then: { 'taken by the API': 13, 'in the queue': 0 },
		},
		{
			what: 'SQS delivers one a second time',
			act(stage) {
				sqs.send('{"id":0}', first);
				return minute(stage);
			},
		},
		{
			what: 'The API refuses one of two, and one is no JSON',
			act(stage) {
				api.refuse(({ body }) => ((body as { id: number }).id === 20 ? 422 : undefined));
				for (const body of ['{"id":20}', '{"id":21}', 'no JSON']) sqs.send(body);
				return minute(stage);
			},
			then: { 'taken by the API': 14, 'dead letters': 2 },
		},
		{
			what: 'Mended and replayed',
			act(stage) {
				api.mend();
				return stage.replay();
			},
			then: { 'taken by the API': 15, 'dead letters': 1 },
		},
		{
			what: 'The API is down',
			act(stage) {
				api.goDown();
				sqs.send('{"id":30}');
				return minute(stage);
			},
			then: { 'in the queue': 1, 'failed runs': 1 },
		},
		{
			what: 'Up again, when the message is visible again',
			async act(stage) {
				api.mend();
				await stage.wait(VISIBILITY_MS);
				await minute(stage);
			},
			then: { 'taken by the API': 16, 'in the queue': 0 },
		},
	],
};
