import { remembering } from '../../../core/signature';
import { separateEvents, wholeEvent } from '../../../nodes/triggers/shared/eventsOf';
import { awsSes } from '../../../providers/aws-ses/provider';
import { meta } from '../../../providers/meta/provider';
import { okta } from '../../../providers/okta/provider';
import type { Provider } from '../../../providers/Provider';
import { sendgrid } from '../../../providers/sendgrid/provider';
import { slack } from '../../../providers/slack/provider';

const verified = { ok: true, eventId: 'delivery', eventType: 'first', timestamp: 5 } as const;

function request(json: Buffer, headers: Record<string, string> = {}) {
	const url = 'https://n8n.example/';
	return remembering({ method: 'POST', url, headers, rawBody: json }, url);
}

function separate(provider: Provider, body: unknown, headers: Record<string, string> = {}) {
	const { split } = provider.webhook;
	if (!split) throw new Error('has no list');
	const json = Buffer.from(JSON.stringify(body));
	return separateEvents(provider, split, request(json, headers), body, verified)?.map((part) => ({
		...part,
		body: JSON.parse(String(part.body)) as unknown,
	}));
}

const whole = (provider: Provider, value: unknown) => {
	const json = Buffer.from(JSON.stringify(value));
	return wholeEvent(provider, request(json), { ok: true, value, json }, verified);
};

describe('the events of a delivery', () => {
	it('have their own id, type, time and thing', () => {
		const event = (uuid: string, eventType: string, published: string) => ({
			uuid,
			eventType,
			published,
			target: [{ id: `user-${uuid}` }],
		});
		const events = [
			event('1', 'user.session.start', '2026-11-20T00:00:00Z'),
			event('2', 'user.account.lock', '2026-11-20T00:00:01Z'),
		];
		expect(separate(okta, { eventId: 'delivery', data: { events } })).toEqual([
			{
				key: '1',
				correlationId: '1',
				type: 'user.session.start',
				eventAt: Date.UTC(2026, 10, 20),
				orderingKey: 'user-1',
				body: events[0],
			},
			{
				key: '2',
				correlationId: '2',
				type: 'user.account.lock',
				eventAt: Date.UTC(2026, 10, 20) + 1000,
				orderingKey: 'user-2',
				body: events[1],
			},
		]);
	});

	it('have the time of the delivery where only that is sent', () => {
		const headers = { 'x-twilio-email-event-webhook-timestamp': '1795171200' };
		const [first] = separate(sendgrid, [{ sg_event_id: 'a', event: 'open' }], headers) ?? [];
		expect(first).toMatchObject({ key: 'a', type: 'open', eventAt: 1_795_171_200_000 });
	});

	it('are told apart by what they hold where they have no id', () => {
		const entry = (field: string) => ({ id: '0', changes: [{ field }] });
		const parts = separate(meta, { object: 'page', entry: [entry('name'), entry('feed')] }) ?? [];
		expect(parts.map(({ type }) => type)).toEqual(['page:name', 'page:feed']);
		const [again] = separate(meta, { object: 'page', entry: [entry('feed')] }) ?? [];
		expect(again?.key).toBe(parts[1]?.key);
		expect(again?.key).not.toBe(parts[0]?.key);
	});

	it('are told apart by their place where they lack the id that they should have', () => {
		const parts = separate(sendgrid, [{ event: 'open' }, { event: 'open' }]) ?? [];
		expect(parts.map(({ key }) => key)).toEqual(['delivery/1', 'delivery/2']);
	});

	it.each([[{}], [[]], [null], ['text'], [{ data: { events: {} } }]])(
		'are one where there is no list: %j',
		(body) => {
			expect(separate(okta, body)).toBeUndefined();
			expect(separate(sendgrid, body)).toBeUndefined();
		},
	);
});

describe('a whole delivery', () => {
	it('is the event inside its envelope', () => {
		const inner = { eventType: 'Bounce', mail: { messageId: 'm1' } };
		const part = whole(awsSes, { Type: 'Notification', Message: JSON.stringify(inner) });
		expect(JSON.parse(String(part.body))).toEqual(inner);
		expect(part).toMatchObject({ key: 'delivery', type: 'first', eventAt: 5, orderingKey: 'm1' });
	});

	it('is the JSON in the field of a form', () => {
		const part = whole(slack, { payload: '{"type":"block_actions"}' });
		expect(String(part.body)).toBe('{"type":"block_actions"}');
	});

	it.each([[{ Message: 'no JSON' }], [{ Message: '3' }], [{ Message: 7 }], [{}], [[1]]])(
		'is what came where the envelope holds no object: %j',
		(body) => {
			expect(String(whole(awsSes, body).body)).toBe(JSON.stringify(body));
		},
	);
});
