import type { INodeType } from 'n8n-workflow';
import { instanceStore } from '../../../nodes/shared/instanceStore';
import { keepReconciled, underSharedKey } from '../../../nodes/triggers/shared/reconciliation';
import { keepSubscribed, webhookMethodsFor } from '../../../nodes/triggers/shared/subscriptions';
import { subscriptionSecrets } from '../../../nodes/triggers/shared/subscriptionsAccess';
import { github } from '../../../providers/github/provider';
import type { Provider } from '../../../providers/Provider';
import { shopify } from '../../../providers/shopify/provider';
import { stripe } from '../../../providers/stripe/provider';
import { aDelivery } from '../../support/deliveries';
import { useNock } from '../../support/nock';
import { fakeApiTrigger, type FakeApiTrigger } from '../../support/triggerApi';

process.env.STEADFAST_STORE = 'memory';
const nock = useNock();

const GITHUB = 'https://api.github.com';
const HOOKS = '/repos/octocat/hello/hooks';
const token = { server: GITHUB, token: 'github_pat_secret', owner: 'octocat/hello' };
const URL_OF_OURS = 'https://n8n.example.com/webhook/ours';

let serial = 0;
let workflow: string;
let stop: () => void = () => undefined;
beforeEach(() => (workflow = `subscriptions-${(serial += 1)}`));
afterEach(() => stop());

const methods = (provider: Provider) => {
	const ofNode: INodeType['webhookMethods'] = webhookMethodsFor(provider);
	return ofNode.default!;
};

/** As n8n publishes: `create` only where `checkExists` says no. */
async function publish(provider: Provider, { context }: FakeApiTrigger) {
	if (!(await methods(provider).checkExists!.call(context))) {
		await methods(provider).create!.call(context);
	}
}

const hook = {
	id: 7,
	active: true,
	events: ['push'],
	config: { url: URL_OF_OURS, content_type: 'json', insecure_ssl: '0', secret: '********' },
};

function answersWithHook(secret: { sent?: string }) {
	nock(GITHUB).get(HOOKS).query(true).reply(200, []);
	nock(GITHUB)
		.post(HOOKS, ({ config }: typeof hook) => {
			secret.sent = config.secret;
			return true;
		})
		.reply(201, hook);
}

function nextLog({ context }: FakeApiTrigger, level: 'info' | 'warn'): Promise<string> {
	return new Promise((resolve) => {
		context.logger[level] = (message) => resolve(message);
	});
}

describe('publishing a trigger', () => {
	it('makes the subscription, with a secret that only its token opens', async () => {
		const trigger = fakeApiTrigger(workflow, token);
		const secret: { sent?: string } = {};
		answersWithHook(secret);
		await publish(github, trigger);

		expect(secret.sent).toMatch(/^[0-9a-f]{64}$/);
		expect(await subscriptionSecrets(trigger.context, github)).toEqual([secret.sent]);
		const other = fakeApiTrigger(workflow, { ...token, token: 'another' });
		expect(await subscriptionSecrets(other.context, github)).toEqual([]);

		const { state } = await instanceStore();
		expect(JSON.stringify([await state.list(''), trigger.logged])).not.toContain(secret.sent);
	});

	it('uses the secret of the credential where there is one', async () => {
		const secret: { sent?: string } = {};
		answersWithHook(secret);
		await publish(github, fakeApiTrigger(workflow, { ...token, signingSecret: 'mine' }));
		expect(secret.sent).toBe('mine');
	});

	it('fails with what the token lacks', async () => {
		const trigger = fakeApiTrigger(workflow, token);
		nock(GITHUB).get(HOOKS).query(true).reply(403, { message: 'no' });
		const published = publish(github, trigger);
		await expect(published).rejects.toThrow('Webhooks: Read and write');
		await expect(published).rejects.not.toThrow('github_pat_secret');
	});

	it('fails where nothing is found, as GitHub says of what the token may not see', async () => {
		nock(GITHUB).get(HOOKS).query(true).reply(404, { message: 'Not Found' });
		await expect(publish(github, fakeApiTrigger(workflow, token))).rejects.toThrow(
			'does not find what the credential names, or does not show it to this API token (HTTP 404)',
		);
	});

	it('goes on with a subscription that is known when the token is no longer good', async () => {
		const trigger = fakeApiTrigger(workflow, token);
		answersWithHook({});
		await publish(github, trigger);
		nock(GITHUB).get(HOOKS).query(true).reply(401, { message: 'Bad credentials' });
		await publish(github, trigger);
		expect(trigger.logged.join()).toContain('Deliveries of a subscription that exists go on');
	});

	it('knows that also where there is no secret to remember', async () => {
		const shop = 'https://a.myshopify.com/admin/api/2026-07';
		const credential = { shop: 'a.myshopify.com', accessToken: 'shpat', signingSecret: 's' };
		const trigger = fakeApiTrigger(workflow, credential, {
			events: ['orders/create'],
			credentialType: 'steadfastShopifyApi',
		});
		const webhook = { id: 1, address: URL_OF_OURS, topic: 'orders/create', format: 'json' };
		nock(shop)
			.get('/webhooks.json')
			.query(true)
			.reply(200, { webhooks: [webhook] });
		await publish(shopify, trigger);
		nock(shop).get('/webhooks.json').query(true).reply(403, { errors: 'scope' });
		await publish(shopify, trigger);
		expect(trigger.logged.join()).toContain('read_orders');
	});

	it('leaves it to a person when there is no token, or it is so wanted', async () => {
		const { token: _, ...withoutToken } = token;
		await publish(github, fakeApiTrigger(workflow, withoutToken));
		const settings = { keepSubscription: false };
		await publish(github, fakeApiTrigger(workflow, token, { settings }));
	});

	it('tells no provider of a test run', async () => {
		const trigger = fakeApiTrigger(workflow, token, { mode: 'manual' });
		await publish(github, trigger);
		stop = keepSubscribed(trigger.context, github);
		expect(await methods(github).delete!.call(trigger.context)).toBe(true);
	});
});

describe('unpublishing a trigger', () => {
	it('leaves the subscription where it is', async () => {
		const trigger = fakeApiTrigger(workflow, token);
		answersWithHook({});
		await publish(github, trigger);
		expect(await methods(github).delete!.call(trigger.context)).toBe(true);
	});

	it('removes it when that is asked for', async () => {
		const settings = { deleteSubscription: true };
		const trigger = fakeApiTrigger(workflow, token, { settings });
		answersWithHook({});
		await publish(github, trigger);
		nock(GITHUB).get(HOOKS).query(true).reply(200, [hook]);
		nock(GITHUB).delete(`${HOOKS}/7`).reply(204);
		await methods(github).delete!.call(trigger.context);
		expect(await subscriptionSecrets(trigger.context, github)).toEqual([]);
	});
});

describe('a running trigger', () => {
	it('repairs its subscription after a restart', async () => {
		const trigger = fakeApiTrigger(workflow, token);
		answersWithHook({});
		await publish(github, trigger);

		nock(GITHUB)
			.patch(`${HOOKS}/7`, ({ active, events }: typeof hook) => active && events?.[0] === 'push')
			.reply(200, hook);
		nock(GITHUB)
			.get(HOOKS)
			.query(true)
			.reply(200, [{ ...hook, active: false, events: [] }]);
		const logged = nextLog(trigger, 'info');
		stop = keepSubscribed(trigger.context, github);
		expect(await logged).toBe('The subscription at GitHub is updated');
	});

	it('makes the webhook anew when a new token does not open its secret, and asks no more then', async () => {
		const credential = { ...token };
		const trigger = fakeApiTrigger(workflow, credential);
		const first: { sent?: string } = {};
		answersWithHook(first);
		await publish(github, trigger);
		const second: { sent?: string } = {};
		nock(GITHUB).get(HOOKS).query(true).twice().reply(200, [hook]);
		nock(GITHUB)
			.patch(`${HOOKS}/7`, ({ config }: typeof hook) => {
				second.sent = config.secret;
				return true;
			})
			.reply(200, hook);

		let looks = 0;
		const looked = new Promise<void>((resolve) => {
			stop = keepSubscribed(trigger.context, github, async (_ms, signal) => {
				looks += 1;
				if (looks === 2) credential.token = 'github_pat_another';
				if (looks < 6) return;
				resolve();
				await new Promise((_, reject) => signal?.addEventListener('abort', reject));
			});
		});
		await looked;
		expect(second.sent).toMatch(/^[0-9a-f]{64}$/);
		expect(second.sent).not.toBe(first.sent);
		expect(await subscriptionSecrets(trigger.context, github)).toEqual([second.sent]);
	});

	it('says so when it does not know its address', async () => {
		const trigger = fakeApiTrigger(workflow, token);
		const warned = nextLog(trigger, 'warn');
		stop = keepSubscribed(trigger.context, github);
		expect(await warned).toContain('Publish the workflow once more');
	});

	it('fetches what no webhook has brought, and records it like a delivery', async () => {
		const trigger = fakeApiTrigger(
			workflow,
			{ apiKey: 'sk_1' },
			{
				events: ['invoice.paid'],
				credentialType: 'steadfastStripeApi',
			},
		);
		const { ledger, state } = await instanceStore();
		const scope = `${workflow}/node`;
		const now = Date.now();
		await state.update(`reconciled/${scope}`, () => ({
			state: { until: now - 60_000 },
			result: undefined,
		}));
		const created = Math.floor(now / 1000) - 30;
		const event = { id: 'evt_1', object: 'event', type: 'invoice.paid', created, data: {} };
		nock('https://api.stripe.com')
			.get('/v1/events')
			.query(true)
			.reply(200, { data: [event], has_more: false });

		const logged = nextLog(trigger, 'info');
		stop = keepReconciled(trigger.context, stripe);
		await logged;
		const [delivery] = await ledger.find({ workflowId: workflow, limit: 10 });
		expect(delivery).toMatchObject({ key: 'evt_1', type: 'invoice.paid', status: 'queued' });
		expect(JSON.parse(String(delivery?.body))).toEqual(event);
	});

	it('goes by a change’s resource and time only while it fetches changes', () => {
		const body = Buffer.from('{"id":5,"updated_at":"2026-11-20T10:00:00+01:00"}');
		const delivery = aDelivery({ key: 'webhook-id', type: 'orders/updated', body });
		const key = (settings: object) => {
			const { context } = fakeApiTrigger(workflow, {}, { settings });
			return underSharedKey(context, shopify, delivery).key;
		};
		expect(key({})).toBe('webhook-id');
		const at = Date.UTC(2026, 10, 20, 9);
		expect(key({ reconcileMinutes: 10 })).toBe(`orders/updated:5:${at}`);
	});
});
