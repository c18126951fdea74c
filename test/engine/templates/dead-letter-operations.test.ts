import type { IDataObject } from 'n8n-workflow';
import { messageOf } from '../../../nodes/DeadLetterTrigger/message';
import { instanceStore } from '../../../nodes/shared/instanceStore';
import { aDelivery } from '../../support/deliveries';
import { useNock } from '../../support/nock';
import { didRun, output } from '../harness';
import { openTemplate } from './template';

const PAGERDUTY = 'https://events.pagerduty.com';
const SLACK = 'https://slack.com';
const template = openTemplate('dead-letter-operations', () => ({
	steadfastPagerdutyEventsApi: { host: 'events.pagerduty.com', routingKey: 'R0UT1NGKEY' },
	steadfastSlackApi: { token: 'xoxb-0123456789' },
}));
const nock = useNock();

const bury = async (reason: string) => {
	const { ledger } = await instanceStore();
	return await ledger.bury(aDelivery({ kind: 'item' }), reason);
};
const dead = async () => {
	const { ledger } = await instanceStore();
	return (await ledger.counts()).dead;
};

/** Starts the workflow as its trigger does with these dead letters. */
async function announce(...reasons: string[]) {
	const letters = await Promise.all(reasons.map(bury));
	const digest = { by: ['workflow' as const, 'reason' as const], samples: 3 };
	const told = messageOf(letters, { digest, maskFields: '' });
	return { tell: () => template.start('New dead letters', told) };
}

/** Answers one call, and gives what it carried. */
function answer(host: string, path: string, status: number, body: IDataObject) {
	const seen: Array<{ json: IDataObject; headers: Headers }> = [];
	nock(host)
		.post(path)
		.reply(async (request: Request) => {
			const json = (await request.json()) as IDataObject;
			seen.push({ json, headers: request.headers });
			return [status, body];
		});
	return seen;
}
const pagerDuty = (status: number, body: IDataObject) =>
	answer(PAGERDUTY, '/v2/enqueue', status, body);
const slack = (body: IDataObject) => answer(SLACK, '/api/chat.postMessage', 200, body);

beforeEach(async () => {
	const { ledger } = await instanceStore();
	await ledger.remove({ status: ['dead', 'queued'] });
});

describe('Dead-letter operations', () => {
	it('raises one incident for a digest, and tells the channel', async () => {
		const [incident, message] = [pagerDuty(202, { status: 'success' }), slack({ ok: true })];
		const { tell } = await announce('HTTP 422', 'HTTP 422');
		expect((await tell()).status).toBe('success');
		expect(incident).toMatchObject([
			{
				json: {
					event_action: 'trigger',
					dedup_key: expect.stringMatching(/^dead-letters-2\d{3}-/),
					payload: { summary: '2 dead letters: HTTP 422', severity: 'warning' },
				},
			},
		]);
		expect(incident[0]!.headers.get('x-routing-key')).toBe('R0UT1NGKEY');
		expect(message).toMatchObject([
			{
				json: { channel: '#integrations', text: expect.stringContaining('2 × HTTP 422 (Orders)') },
			},
		]);
		expect(message[0]!.json.text).not.toContain('PagerDuty');
	});

	it('is the same incident when it is told again', async () => {
		const { tell } = await announce('HTTP 422');
		const keys = [];
		for (let time = 0; time < 2; time += 1) {
			const incident = pagerDuty(202, {});
			slack({ ok: true });
			await tell();
			keys.push(incident[0]!.json.dedup_key);
		}
		expect(keys).toEqual([expect.any(String), keys[0]]);
	});

	it('tells the channel that PagerDuty refused', async () => {
		pagerDuty(400, { errors: ['invalid routing key'] });
		const message = slack({ ok: true });
		const { tell } = await announce('HTTP 422');
		expect((await tell()).status).toBe('success');
		expect(message[0]!.json.text).toMatch(/PagerDuty was not told: .*invalid routing key/);
	});

	it('is done when PagerDuty has it and Slack refuses', async () => {
		pagerDuty(202, {});
		slack({ ok: false, error: 'channel_not_found' });
		const run = await (await announce('HTTP 422')).tell();
		expect(run.status).toBe('success');
		expect(didRun(run, 'Told at PagerDuty')).toBe(true);
	});

	it('fails when nobody was told, so that the trigger tells it again; nothing is lost', async () => {
		pagerDuty(400, {});
		slack({ ok: false, error: 'channel_not_found' });
		const run = await (await announce('HTTP 422')).tell();
		expect(run.status).toBe('error');
		expect(run.data.resultData.error?.message).toMatch(/Nobody was told\. .*channel_not_found/);
		expect(await dead()).toBe(1);
	});

	it('reports each morning in one message, and says nothing when nothing is dead', async () => {
		expect(didRun(await template.start('Every morning', [{}]), 'Report to the channel')).toBe(
			false,
		);
		for (const reason of ['HTTP 422', 'HTTP 422', 'no SKU']) await bury(reason);
		const message = slack({ ok: true });
		expect((await template.start('Every morning', [{}])).status).toBe('success');
		expect(message).toHaveLength(1);
		expect(message[0]!.json.text).toContain('• reason HTTP 422: 2');
	});

	it('only counts what it would replay until it is switched on', async () => {
		await bury('HTTP 503');
		await bury('HTTP 422');
		const dry = await template.start('Every hour', [{}]);
		expect(output(dry, 'Replay outages')).toMatchObject([{ matched: 1, replayed: 0 }]);
		expect(await dead()).toBe(2);

		const node = template.workflow.nodes.find(({ name }) => name === 'Replay outages')!;
		node.parameters.dryRun = false;
		await template.start('Every hour', [{}]);
		expect(await dead()).toBe(1);
		expect(output(await template.start('Every hour', [{}]), 'Replay outages')).toMatchObject([
			{ matched: 0, replayed: 0 },
		]);
	});
});
