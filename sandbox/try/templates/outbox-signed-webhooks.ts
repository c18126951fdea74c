import { Webhook } from 'standardwebhooks';
import { createApi } from '../lib/api.ts';
import type { Route } from '../lib/api.ts';
import { calls, failedRuns, value } from '../lib/figures.ts';
import type { Stage } from '../lib/stage.ts';
import type { Try } from '../lib/Try.ts';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const POLL = 'Every minute';

/** As a receiver verifies: with the library of Standard Webhooks. */
const verify: Route = ({ text, headers }) => {
	try {
		new Webhook(SECRET).verify(text, headers as Record<string, string>);
		return { status: 204, body: undefined };
	} catch (error) {
		return { status: 401, body: { error: String(error) } };
	}
};
const receiver = createApi({ 'POST /hooks': verify });
const poll = (stage: Stage) => stage.run(POLL);
const due = (stage: Stage) => stage.sql('UPDATE webhook_outbox SET due_at = now()');
const insert = (stage: Stage, type: string) =>
	stage.sql('INSERT INTO webhook_outbox (url, payload) VALUES ($1, $2)', [
		'https://receiver.example.com/hooks',
		JSON.stringify({ type }),
	]);

export const outboxSignedWebhooks: Try = {
	services: ['postgres'],
	hosts: { 'receiver.example.com': receiver },
	credentials: { 'Your signing secret': { secret: SECRET } },
	figures: {
		'verified by the receiver': calls(receiver, 'POST /hooks', 204),
		'marked sent': value('SELECT count(sent_at) FROM webhook_outbox'),
		'marked dead': value('SELECT count(dead_at) FROM webhook_outbox'),
		'failed runs': failedRuns,
	},
	steps: [
		{
			what: 'An event in the table',
			async act(stage) {
				await insert(stage, 'order.paid');
				await poll(stage);
			},
			then: { 'verified by the receiver': 1, 'marked sent': '1' },
		},
		{
			what: 'A crash before it was marked, and the next run',
			async act(stage) {
				await stage.sql('UPDATE webhook_outbox SET sent_at = NULL, due_at = now()');
				await poll(stage);
			},
		},
		{
			what: 'The receiver refuses one for good (410)',
			async act(stage) {
				receiver.refuse(() => 410);
				await insert(stage, 'order.shipped');
				await poll(stage);
			},
			then: { 'marked dead': '1', 'dead letters': 1 },
		},
		{
			what: 'Mended and replayed',
			async act(stage) {
				receiver.mend();
				await stage.replay();
			},
			then: {
				...{ 'verified by the receiver': 2, 'marked sent': '2', 'marked dead': '0' },
				'dead letters': 0,
			},
		},
		{
			what: 'The receiver is down',
			async act(stage) {
				receiver.goDown();
				await insert(stage, 'order.returned');
				await poll(stage);
			},
		},
		{
			what: 'Up again, after the circuit breaker’s 10 s',
			async act(stage) {
				receiver.mend();
				await stage.wait(11_000);
				await due(stage);
				await poll(stage);
			},
			then: { 'verified by the receiver': 3, 'marked sent': '3' },
		},
		{
			what: 'Postgres is stopped',
			async act(stage) {
				await insert(stage, 'order.paid');
				await stage.service('postgres').stop();
				await poll(stage);
			},
			then: { 'marked sent': '–', 'marked dead': '–', 'failed runs': 1 },
		},
		{
			what: 'Postgres is started, and the next run',
			async act(stage) {
				await stage.service('postgres').start();
				await poll(stage);
			},
			then: { 'verified by the receiver': 4, 'marked sent': '4', 'marked dead': '0' },
		},
	],
};
