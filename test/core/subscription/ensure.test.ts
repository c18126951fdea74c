import fc from 'fast-check';
import type { ApiCall, ApiRequest } from '../../../core/api/types';
import { HttpFailure } from '../../../core/http';
import { ensureSubscriptions, type EnsureTask } from '../../../core/subscription/ensure';
import type { Secrets } from '../../../core/subscription/secrets';
import type { SecretSource, Subscription, SubscriptionApi } from '../../../core/subscription/types';

const URL_OF_OURS = 'https://n8n.example.com/webhook/ours';
const OTHER = 'https://other.example.com/hook';

interface Stored extends Subscription {
	trueSecret: string;
}

/** A provider with two calls, whose secrets are as `secret` says. */
function fakeProvider(start: readonly Stored[], secret: SecretSource, perEvent: boolean) {
	let serial = 100;
	const stored = new Map(start.map((one) => [one.id, { ...one }]));
	const writes: ApiRequest[] = [];
	let failAt = Infinity;

	const api: SubscriptionApi = {
		needs: 'everything',
		secret,
		...(perEvent && { groupOf: (event: string) => event }),
		list: {
			first: { method: 'GET', path: '/0' },
			read: ({ json }) => json as { rows: Subscription[]; next?: ApiRequest },
		},
		create: (wanted) => ({ method: 'POST', path: '/', json: wanted }),
		created: ({ json }) => json as Subscription,
		update: ({ id }, wanted) => [{ method: 'PUT', path: id, json: wanted }],
		remove: ({ id }) => [{ method: 'DELETE', path: id }],
	};
	const call: ApiCall = async ({ method, path, json }) => {
		if (method !== 'GET') writes.push({ method, path, json });
		if (writes.length > failAt) {
			throw new HttpFailure('down', { reason: 'http_status', retryable: true, status: 500 });
		}
		const body = json as Stored & { secret: string };
		if (method === 'DELETE') stored.delete(path);
		if (method === 'PUT') {
			const current = stored.get(path)!;
			const trueSecret = secret.from === 'chosen' ? body.secret : current.trueSecret;
			const { events } = body;
			stored.set(path, { ...current, events, enabled: true, outdated: false, trueSecret });
		}
		if (method === 'POST') {
			const id = String((serial += 1));
			const trueSecret = secret.from === 'chosen' ? body.secret : `made-${id}`;
			const created = { id, url: body.url, events: body.events, enabled: true, trueSecret };
			stored.set(id, { ...created, createdAt: serial });
			return ok({ ...created, secret: trueSecret });
		}
		if (method === 'GET') {
			// Two to a page.
			const from = Number(path.slice(1));
			const rows = [...stored.values()].slice(from, from + 2);
			const next = from + 2 < stored.size && { method: 'GET', path: `/${from + 2}` };
			return ok({ rows, ...(next && { next }) });
		}
		return ok(undefined);
	};
	return {
		api,
		call,
		stored,
		writes,
		failAfter: (count: number) => (failAt = writes.length + count),
	};
}

const ok = (json: unknown) => ({ status: 200, headers: {}, json });

/** A trigger that remembers between its checks. */
function trigger({ api, call }: ReturnType<typeof fakeProvider>, given: Partial<EnsureTask> = {}) {
	let remembered: Secrets = {};
	return {
		secrets: () => remembered,
		forget: () => (remembered = {}),
		check: () =>
			ensureSubscriptions({
				api,
				call,
				url: URL_OF_OURS,
				types: ['paid', 'refunded'],
				knownTypes: ['paid', 'refunded', 'lost'],
				name: 'n8n',
				remembered,
				remember: async (secrets) => void (remembered = secrets),
				newSecret: () => 'random',
				...given,
			}),
	};
}

const subscription = fc.record({
	url: fc.constantFrom(URL_OF_OURS, OTHER, `${URL_OF_OURS}/other`, 'not an address'),
	events: fc.uniqueArray(fc.constantFrom('paid', 'refunded', 'lost'), { minLength: 1 }),
	enabled: fc.boolean(),
	outdated: fc.boolean(),
	createdAt: fc.nat(50),
});
const startingSet = fc
	.tuple(fc.array(subscription, { maxLength: 9 }), fc.boolean())
	.map(([all, perEvent]) => ({
		perEvent,
		start: all.map((one, index) => ({
			...one,
			id: `s${index}`,
			events: perEvent ? one.events.slice(0, 1) : one.events,
			trueSecret: `unknown-${index}`,
		})),
	}));
const sources: SecretSource[] = [{ from: 'chosen' }, { from: 'made' }, { from: 'elsewhere' }];

describe.each(sources)('with a secret that is $from', (source) => {
	it('leaves one right subscription for each group, whatever there was, and others alone', async () => {
		await fc.assert(
			fc.asyncProperty(startingSet, async ({ start, perEvent }) => {
				const provider = fakeProvider(start, source, perEvent);
				const { check, secrets } = trigger(provider);
				await check();

				const all = [...provider.stored.values()];
				const ours = all.filter(({ url }) => url === URL_OF_OURS);
				expect(ours.map(({ events }) => [...events].sort()).sort()).toEqual(
					perEvent ? [['paid'], ['refunded']] : [['paid', 'refunded']],
				);
				for (const { id, enabled, outdated, trueSecret } of ours) {
					expect({ enabled, outdated: outdated === true }).toEqual({
						enabled: true,
						outdated: false,
					});
					if (source.from !== 'elsewhere') expect(secrets()[id]).toBe(trueSecret);
				}
				expect(all.filter(({ url }) => url !== URL_OF_OURS)).toEqual(
					start.filter(({ url }) => url !== URL_OF_OURS),
				);

				const before = provider.writes.length;
				expect(await check()).toEqual([]);
				expect(provider.writes).toHaveLength(before);
			}),
		);
	});

	it('gets there after a failure at any call', async () => {
		await fc.assert(
			fc.asyncProperty(startingSet, fc.nat(5), async ({ start, perEvent }, calls) => {
				const provider = fakeProvider(start, source, perEvent);
				const { check, secrets } = trigger(provider);
				provider.failAfter(calls);
				await check().catch(() => undefined);
				provider.failAfter(Infinity);
				await check();
				const ours = [...provider.stored.values()].filter(({ url }) => url === URL_OF_OURS);
				expect(ours).toHaveLength(perEvent ? 2 : 1);
				if (source.from === 'elsewhere') return;
				for (const { id, trueSecret } of ours) expect(secrets()[id]).toBe(trueSecret);
			}),
		);
	});
});

const right = { id: 'a', url: URL_OF_OURS, events: ['paid', 'refunded'], enabled: true };

describe('the subscription of a trigger', () => {
	it('is adopted when its made secret is in the credential', async () => {
		const provider = fakeProvider([{ ...right, trueSecret: 'x' }], { from: 'made' }, false);
		expect(await trigger(provider, { secret: 'x' }).check()).toEqual([]);
	});

	it('is made anew when its made secret is lost, the new one before the old one goes', async () => {
		const provider = fakeProvider([], { from: 'made' }, false);
		const { check, forget } = trigger(provider);
		await check();
		forget();
		expect(await check()).toEqual([
			{ kind: 'created', id: '102' },
			{ kind: 'removed', id: '101' },
		]);
	});

	it('keeps the oldest of its doubles', async () => {
		const double = { ...right, trueSecret: '' };
		const provider = fakeProvider(
			[
				{ ...double, id: 'young', createdAt: 2 },
				{ ...double, id: 'old', createdAt: 1 },
			],
			{ from: 'elsewhere' },
			false,
		);
		expect(await trigger(provider).check()).toEqual([{ kind: 'removed', id: 'young' }]);
	});

	it('is the one whose secret is known, even if another is older', async () => {
		const double = { ...right, trueSecret: 'x' };
		const provider = fakeProvider(
			[
				{ ...double, id: 'old', createdAt: 1 },
				{ ...double, id: 'known', createdAt: 2 },
			],
			{ from: 'made' },
			false,
		);
		const { check } = trigger(provider, { remembered: { known: 'x' } });
		expect(await check()).toEqual([{ kind: 'removed', id: 'old' }]);
	});

	it('can be verified while it is being made, and keeps no other secret', async () => {
		const provider = fakeProvider([], { from: 'chosen' }, false);
		const known: string[][] = [];
		const { call } = provider;
		const mine = trigger({
			...provider,
			call: async (request) => {
				if (request.method === 'POST') known.push(Object.values(mine.secrets()));
				return await call(request);
			},
		});
		await mine.check();
		expect(known).toEqual([['random']]);
		expect(mine.secrets()).toEqual({ 101: 'random' });
	});

	it('gets a changed secret of the credential', async () => {
		const provider = fakeProvider([], { from: 'chosen' }, false);
		const given = { secret: 'first' };
		const { check } = trigger(provider, given);
		await check();
		expect(provider.stored.get('101')?.trueSecret).toBe('first');
		const changed = trigger(provider, { secret: 'second', remembered: { 101: 'first' } });
		expect(await changed.check()).toEqual([{ kind: 'updated', id: '101' }]);
		expect(provider.stored.get('101')?.trueSecret).toBe('second');
	});

	it('names every known event where there is no word for all', async () => {
		const provider = fakeProvider([], { from: 'elsewhere' }, false);
		await trigger(provider, { types: ['*'] }).check();
		expect(provider.stored.get('101')?.events).toEqual(['paid', 'refunded', 'lost']);
	});

	it('is not removed for want of events', async () => {
		const provider = fakeProvider([{ ...right, trueSecret: '' }], { from: 'elsewhere' }, false);
		await expect(trigger(provider, { types: [] }).check()).rejects.toThrow('no events');
		expect(provider.stored.size).toBe(1);
	});
});
