import { createApi } from '../lib/api.ts';
import type { Route } from '../lib/api.ts';
import { answers } from '../lib/routes.ts';
import type { Row } from '../lib/routes.ts';
import type { Stage } from '../lib/stage.ts';
import type { Try } from '../lib/Try.ts';
import { change, night, reject, target } from './nightly-batch-delta.ts';

const MESSAGE = 'POST /api/chat.postMessage';
const told: string[] = [];
let slackIsWell = true;
let wouldReplay: unknown = '–';

/** Slack says in the body of a 200 that it did not take a message. */
const postMessage: Route = ({ body }) => {
	if (!slackIsWell) return { status: 200, body: { ok: false, error: 'channel_not_found' } };
	told.push((body as { text: string }).text);
	return { status: 200, body: { ok: true } };
};
const pagerDuty = createApi({ 'POST /v2/enqueue': answers({ status: 'success' }, 202) });
const slack = createApi({ [MESSAGE]: postMessage });

/** An incident told again has the key of the first time. */
const incidents = () =>
	new Set(
		pagerDuty
			.calls()
			.filter(({ status }) => status === 202)
			.map(({ body }) => (body as { dedup_key: string }).dedup_key),
	).size;

function lastMessage(): string {
	const text = told.at(-1) ?? '–';
	if (text.startsWith('*Dead letters*')) return 'report';
	return text.includes('PagerDuty was not told') ? 'digest, PagerDuty not told' : 'digest';
}

let product = 100;
/** A night in which the target refuses a new product: one more dead letter. */
function refusedNight(stage: Stage) {
	product += 1;
	change(product, 5);
	reject(product);
	return night(stage);
}

/** The dry run of the template, and how many dead letters it would replay. */
async function dryRun(stage: Stage): Promise<void> {
	const { data } = await stage.run('Every hour');
	const [run] = data.resultData.runData['Replay outages'] as NodeRun[];
	wouldReplay = run?.data.main[0]?.[0]?.json.matched;
}
type NodeRun = { data: { main: Array<Array<{ json: Row }>> } };

export const deadLetterOperations: Try = {
	beside: 'nightly-batch-delta',
	hosts: { 'events.pagerduty.com': pagerDuty, 'slack.com': slack },
	credentials: {
		'Your PagerDuty integration key': { host: 'events.pagerduty.com', routingKey: 'R0UT1NGKEY' },
		'Your Slack bot token': { token: 'xoxb-sandbox' },
	},
	// A digest is told after 3 s, not after five minutes.
	parameters: { 'New dead letters': { collectMinutes: 0.05 } },
	figures: {
		incidents,
		messages: () => told.length,
		'the last one': lastMessage,
		'would be replayed': () => String(wouldReplay),
	},
	steps: [
		{
			what: 'A record of another workflow is refused',
			act: refusedNight,
			then: { incidents: 1, messages: 1 },
		},
		{
			what: 'PagerDuty refuses the next one',
			act(stage) {
				pagerDuty.refuse(() => 400);
				return refusedNight(stage);
			},
			then: { messages: 2, 'the last one': 'digest, PagerDuty not told' },
		},
		{
			what: 'Neither takes the next one',
			async act(stage) {
				const before = slack.count(MESSAGE);
				slackIsWell = false;
				await refusedNight(stage);
				await stage.until('Slack has refused it', () => slack.count(MESSAGE) > before);
			},
		},
		{
			what: 'Both are well again',
			act() {
				slackIsWell = true;
				pagerDuty.mend();
			},
			then: { incidents: 2, messages: 3, 'the last one': 'digest' },
		},
		{
			what: 'The morning',
			act: (stage) => stage.run('Every morning'),
			then: { messages: 4, 'the last one': 'report' },
		},
		{
			what: 'The other workflow’s target is down',
			async act(stage) {
				target.goDown();
				change(1, 99);
				await night(stage);
				target.mend();
			},
			then: { incidents: 3, messages: 5, 'the last one': 'digest' },
		},
		{
			what: 'The hourly replay, a dry run',
			act: dryRun,
			then: { 'would be replayed': '2' },
		},
	],
};
