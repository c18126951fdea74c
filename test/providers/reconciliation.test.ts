import type { Json } from '../../core/api/json';
import { reconcile } from '../../core/reconcile/reconcile';
import { readSource } from '../../core/signature';
import { providerCall } from '../../nodes/shared/http/providerCall';
import { findProvider, providers } from '../../providers/registry';
import { createMemoryStore } from '../../store/memory/memoryStore';
import { pastApis, type PastApi } from '../support/apis/pastEvents';
import { givenToken, noWait, serve, type Row } from '../support/apis/standIn';
import { fakeTime } from '../support/time';

const MINUTE = 60_000;

function trigger(wire: PastApi, subscriptionIds = ['sub1']) {
	const provider = findProvider(wire.provider)!;
	const time = fakeTime();
	const { state } = createMemoryStore(time.clock);
	const rows: Row[] = [];
	const recorded = new Map<string, unknown>();
	const received = new Set<string>();
	const server = serve(wire.baseUrl, (call) => wire.answer(call, rows));
	const call = providerCall(provider.api!, wire.fields, server.transport, {
		authenticator: givenToken(provider.api!),
		wait: noWait,
	});
	return {
		time,
		rows,
		recorded,
		received,
		server,
		run: () =>
			reconcile({
				past: provider.reconciliation!.past(wire.fields),
				call,
				types: wire.types,
				subscriptionIds,
				state,
				scope: 'workflow/node',
				maxPages: 20,
				clock: time.clock,
				async record({ key, body }) {
					if (received.has(key)) return false;
					received.add(key);
					recorded.set(key, body);
					return true;
				},
			}),
	};
}

/** The key that the webhook's delivery has. */
function webhookKey(wire: PastApi, row: Row): string | undefined {
	const { webhook, reconciliation } = findProvider(wire.provider)!;
	const { type, body, headers = {} } = wire.webhook(row);
	const request = {
		method: 'POST',
		url: 'https://n8n.example.com/webhook/ours',
		headers,
		rawBody: Buffer.from(JSON.stringify(body)),
	};
	return (
		reconciliation?.keyOf?.(type, body as Json) ??
		readSource(webhook.split ? webhook.split.id : webhook.id, request)
	);
}

it('has a stand-in for every provider that lists what has happened', () => {
	const listing = Object.values(providers).filter(({ reconciliation }) => reconciliation);
	expect([...pastApis.map(({ provider }) => provider), 'github'].sort()).toEqual(
		listing.map(({ name }) => name).sort(),
	);
});

describe.each(pastApis)('past events of $provider', (wire) => {
	it('fill the gap, under the keys of their webhooks', async () => {
		const { time, rows, recorded, received, run } = trigger(wire);
		await run();
		for (let serial = 1; serial <= 5; serial++) {
			await time.advance(MINUTE);
			rows.push(wire.row(serial, time.clock()));
		}
		const keys = rows.map((row) => webhookKey(wire, row));
		expect(new Set(keys).size).toBe(5);
		received.add(keys[1]!);
		await time.advance(MINUTE);

		expect(await run()).toEqual({ missed: 4, redelivered: 0, complete: true });
		expect([...recorded.keys()]).toEqual(keys.filter((_, index) => index !== 1));
		expect(await run()).toMatchObject({ missed: 0 });
	});

	it('have the body of their webhook, as far as a workflow reads it', async () => {
		const { time, rows, recorded, run } = trigger(wire);
		const { webhook } = findProvider(wire.provider)!;
		await run();
		await time.advance(MINUTE);
		rows.push(wire.row(1, time.clock()));
		await run();
		const [body] = recorded.values();
		const request = { method: 'POST', url: '/', headers: {} };
		const rawBody = Buffer.from(JSON.stringify(body));
		const type =
			'header' in webhook.type ? wire.types[0] : readSource(webhook.type, { ...request, rawBody });
		expect(type).toBe(wire.types[0]);
	});

	it('are asked for again after a failure, from the same time on', async () => {
		const { time, rows, recorded, run, server } = trigger(wire);
		await run();
		await time.advance(MINUTE);
		rows.push(wire.row(1, time.clock()));
		await time.advance(60 * MINUTE);
		server.instead.push(...Array<{ status: number }>(4).fill({ status: 500 }));
		await expect(run()).rejects.toMatchObject({ status: 500 });
		await time.advance(60 * MINUTE);
		await run();
		expect(recorded.size).toBe(1);
	});

	it('are not taken for none when the answer is not understood', async () => {
		const { time, run, server } = trigger(wire);
		await run();
		await time.advance(MINUTE);
		server.instead.push({ status: 200, json: 'maintenance' });
		await expect(run()).rejects.toThrow();
	});
});

it('makes GitHub send again what has failed', async () => {
	const asked: string[] = [];
	const deliveries: Row[] = [];
	const wire: PastApi = {
		...pastApis[0]!,
		provider: 'github',
		fields: { server: 'https://api.github.com', token: 't', owner: 'octocat/hello' },
		baseUrl: 'https://api.github.com',
		types: ['push'],
		answer({ method, path }) {
			if (method === 'POST') {
				asked.push(path);
				return { status: 202, json: {} };
			}
			expect(path).toBe('/repos/octocat/hello/hooks/sub1/deliveries');
			return { status: 200, json: [...deliveries].reverse() };
		},
	};
	const { time, run } = trigger(wire);
	await run();
	const attempt = (id: number, guid: string, status_code: number, event = 'push') => {
		const delivered_at = new Date(time.clock()).toISOString();
		deliveries.push({ id, guid, delivered_at, status_code, event });
	};
	await time.advance(MINUTE);
	attempt(1, 'a', 502);
	attempt(2, 'b', 200);
	attempt(3, 'c', 0);
	attempt(4, 'c', 200);
	attempt(5, 'd', 503, 'star');
	await time.advance(MINUTE);
	expect(await run()).toEqual({ missed: 0, redelivered: 1, complete: true });
	expect(asked).toEqual(['/repos/octocat/hello/hooks/sub1/deliveries/1/attempts']);
});
