import { createApi } from '../lib/api.ts';
import { calls } from '../lib/figures.ts';
import { creates, lists } from '../lib/routes.ts';
import type { Rows } from '../lib/routes.ts';
import type { Try } from '../lib/Try.ts';

const records: Rows = new Map();
const source = createApi({ 'GET /records': lists(records, 'records') });
const target = createApi({ 'POST /records': creates('R') });
const key = { placement: 'header', name: 'X-Api-Key', apiKey: 'sandbox-key' };

const change = (id: number) =>
	records.set(String(id), {
		...{ id, name: `Record ${id}`, updated_at: new Date().toISOString() },
	});

export const pollingSourceToApi: Try = {
	hosts: { 'source.example.com': source, 'target.example.com': target },
	credentials: { 'Your source’s API key': key, 'Your target’s API key': key },
	// Its Error Trigger is for runs that the schedule started: not every 15 minutes here.
	parameters: {
		'Every 15 minutes': { rule: { interval: [{ field: 'seconds', secondsInterval: 5 }] } },
	},
	figures: { 'taken by the target': calls(target, 'POST /records', 201) },
	steps: [
		{
			what: 'Three records, on two pages',
			act: () => void [1, 2, 3].forEach(change),
			then: { 'taken by the target': 3 },
		},
		{
			what: 'The next two runs',
			act: (stage) => stage.nextRuns(2),
		},
		{
			what: 'The target refuses a record',
			act() {
				target.refuse(({ body }) => ((body as { id: number }).id === 4 ? 422 : undefined));
				[4, 5].forEach(change);
			},
			then: { 'taken by the target': 4, 'dead letters': 1 },
		},
		{
			what: 'Mended and replayed',
			async act(stage) {
				target.mend();
				await stage.replay();
			},
			then: { 'taken by the target': 5, 'dead letters': 0 },
		},
		{
			what: 'The target is down: a run fails',
			async act(stage) {
				target.goDown();
				change(6);
				await stage.nextFailure();
			},
		},
		{
			what: 'Up again: a later run goes on there',
			act: () => target.mend(),
			then: { 'taken by the target': 6 },
		},
		{
			what: 'The next two runs',
			act: (stage) => stage.nextRuns(2),
		},
	],
};
