import { createHmac } from 'node:crypto';
import type { INodeProperties, ITriggerFunctions, IWebhookFunctions } from 'n8n-workflow';
import { instanceStore } from '../../../nodes/shared/instanceStore';
import { WebhookVerifiedTrigger } from '../../../nodes/triggers/WebhookVerifiedTrigger/WebhookVerifiedTrigger.node';
import { fakeTrigger } from '../../support/trigger';

process.env.STEADFAST_STORE = 'memory';
const SECRET = 'between us';
const node = new WebhookVerifiedTrigger();
const { properties } = node.description;
let serial = 0;

type Parameters = Record<string, unknown>;

/** As the editor stores a node that nobody has touched but for `given`. */
const form = (given: Parameters) => ({
	...Object.fromEntries(properties.map(({ name, default: value }) => [name, value])),
	signatureHeader: 'X-Signature',
	...given,
});

async function send(given: Parameters, body: string, signature?: string) {
	const workflowId = `described-${(serial += 1)}`;
	const parameters = form(given);
	const answered = { status: 0, body: {} as unknown };
	const response = {
		status: (status: number) => Object.assign(response, { code: (answered.status = status) }),
		set: () => response,
		json: (value: unknown) => void (answered.body = value),
		end: (value: unknown) => void (answered.body = value),
	};
	const context = {
		logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
		getMode: () => 'webhook',
		getNode: () => ({
			...{ id: 'node', name: 'Webhook', parameters },
			credentials: { steadfastWebhookApi: { id: '1', name: 'secret' } },
		}),
		getWorkflow: () => ({ id: workflowId, name: 'Events' }),
		getNodeParameter: (name: string, fallback?: unknown) =>
			(parameters as Parameters)[name] ?? fallback,
		getNodeWebhookUrl: () => 'https://n8n.example.com/webhook/1',
		getCredentials: async () => ({ signingSecret: SECRET }),
		getRequestObject: () => ({
			method: 'POST',
			originalUrl: '/webhook/1',
			headers: {
				'content-type': 'application/json',
				...(signature !== undefined && { 'x-signature': signature }),
			},
			rawBody: Buffer.from(body),
		}),
		getResponseObject: () => response,
		helpers: { getSecureEgressFilter: () => ({}) },
	} as unknown as IWebhookFunctions;
	await node.webhook.call(context);
	const { ledger } = await instanceStore();
	const rows = await ledger.find({ workflowId, limit: 10 });
	return { ...answered, rows };
}

const signed = (body: string) => createHmac('sha256', SECRET).update(body).digest('hex');

describe('Webhook Verified Trigger', () => {
	it('takes in what is signed as the form says, and nothing else', async () => {
		const body = '{"id":"e1","type":"order.paid"}';
		const genuine = await send({}, body, signed(body));
		expect(genuine).toMatchObject({
			status: 200,
			rows: [{ key: 'e1', type: 'order.paid', provider: 'webhook', status: 'queued' }],
		});
		expect(await send({}, body, signed('other'))).toMatchObject({ status: 401, rows: [] });
		expect(await send({}, body)).toMatchObject({ status: 401, rows: [] });
	});

	it('answers as the sender wants it, and notes the types that nobody asked for', async () => {
		const body = '{"id":"e1","type":"order.paid"}';
		const given = { events: 'order.paid, order.refunded', settings: { successStatus: 202 } };
		expect(await send(given, body, signed(body))).toMatchObject({
			status: 202,
			rows: [{ status: 'queued' }],
		});
		const other = '{"id":"e2","type":"cart.filled"}';
		expect(await send(given, other, signed(other))).toMatchObject({
			status: 202,
			rows: [{ status: 'ignored' }],
		});
	});

	it('takes the events of one delivery apart', async () => {
		const body = '{"batch":[{"id":"a","type":"x"},{"id":"b","type":"y"},{"id":"a","type":"x"}]}';
		const settings = { splitAt: 'batch', splitIdFrom: 'json:id' };
		expect(await send({ settings }, body, signed(body))).toMatchObject({
			rows: [
				{ key: 'a', type: 'x' },
				{ key: 'b', type: 'y' },
			],
		});
	});

	it('says when it is published which field has to be mended', async () => {
		const { context } = fakeTrigger(form({ signatureHeader: '' }));
		const trigger = { ...context, getNode: () => ({ parameters: form({ signatureHeader: '' }) }) };
		await expect(node.trigger.call(trigger as unknown as ITriggerFunctions)).rejects.toThrow(
			'Signature Header is empty',
		);
	});

	it('has every field of the form once for each scheme', () => {
		const schemes = properties.find(({ name }) => name === 'scheme')!.options as INodeProperties[];
		for (const { value: scheme } of schemes as unknown as Array<{ value: string }>) {
			const shown = properties
				.filter(({ displayOptions }) => displayOptions?.show?.scheme?.includes(scheme) ?? true)
				.map(({ name }) => name);
			expect(shown).toEqual([...new Set(shown)]);
		}
	});
});
