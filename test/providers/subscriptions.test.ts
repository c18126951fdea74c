import { allRows } from '../../core/api/pages';
import { ApiProblem } from '../../core/api/problem';
import { ensureSubscriptions } from '../../core/subscription/ensure';
import { isOurs, removeSubscriptions } from '../../core/subscription/ours';
import type { Secrets } from '../../core/subscription/secrets';
import { providerCall } from '../../nodes/shared/http/providerCall';
import { findProvider, providers } from '../../providers/registry';
import { givenToken, noWait, serve, type Row } from '../support/apis/standIn';
import { webhookApis, webhookServer, type WebhookApi } from '../support/apis/subscriptions';

const OURS = 'https://n8n.example.com/webhook/ours';
const OTHER = 'https://other.example.com/hook';

function trigger(wire: WebhookApi, fields = wire.fields) {
	const provider = findProvider(wire.provider)!;
	const rows = new Map<string, Row>();
	const server = serve(wire.baseUrl, webhookServer(wire, rows));
	const call = providerCall(provider.api!, fields, server.transport, {
		authenticator: givenToken(provider.api!),
		wait: noWait,
	});
	const api = provider.subscriptions!(fields, { url: OURS });
	let remembered: Secrets = {};
	return {
		rows,
		server,
		api,
		secrets: () => remembered,
		ours: async () => (await allRows(call, api.list)).filter((one) => isOurs(one, OURS)),
		remove: () => removeSubscriptions(api, call, OURS),
		check: (types = wire.types) =>
			ensureSubscriptions({
				api,
				call,
				url: OURS,
				types,
				knownTypes: provider.webhook.events.map(({ type }) => type),
				name: 'n8n: Orders',
				secret: fields.signingSecret,
				remembered,
				remember: async (secrets) => void (remembered = secrets),
				newSecret: () => 'random',
			}),
	};
}

it('has a stand-in for every provider that manages subscriptions', () => {
	const managing = Object.values(providers).filter(({ subscriptions }) => subscriptions);
	const standIns = webhookApis.map(({ provider }) => provider);
	expect([...standIns, 'aws-s3', 'aws-ses', 'aws-sns'].sort()).toEqual(
		managing.map(({ name }) => name).sort(),
	);
});

describe.each(webhookApis)('the subscription API of $provider', (wire) => {
	const { groups = 1 } = wire;

	it('makes what is missing, and then has nothing to do', async () => {
		const { check, ours, server, secrets, api } = trigger(wire);
		expect(await check()).toHaveLength(groups);
		const made = await ours();
		expect(made).toHaveLength(groups);
		for (const { enabled, outdated } of made)
			expect([enabled, outdated ?? false]).toEqual([true, false]);
		if (api.secret.from !== 'elsewhere') {
			expect(Object.keys(secrets())).toEqual(made.map(({ id }) => id));
		}

		const writes = server.writes().length;
		expect(await check()).toEqual([]);
		expect(server.writes()).toHaveLength(writes);
	});

	it('subscribes to all that is known when every event is asked for', async () => {
		const { check, ours } = trigger(wire);
		await check(['*']);
		expect(await check(['*'])).toEqual([]);
		expect((await ours()).every(({ events }) => events.length > 0)).toBe(true);
	});

	it('removes its own, and nothing else', async () => {
		const { check, rows, ours, remove } = trigger(wire);
		await check();
		addForeign(wire, rows);
		const foreign = foreignRows(rows);
		expect(await remove()).toHaveLength(groups);
		expect(await ours()).toEqual([]);
		expect(foreignRows(rows)).toEqual(foreign);
	});

	it('repairs what the provider has switched off or somebody has changed', async () => {
		const { disable } = wire;
		const { check, rows, ours } = trigger(wire);
		await check();
		if (disable) for (const [id, row] of rows) rows.set(id, disable(row));
		const changes = await check();
		expect(changes.map(({ kind }) => kind)).toEqual(disable ? Array(groups).fill('updated') : []);
		expect((await ours()).every(({ enabled, outdated }) => enabled && !outdated)).toBe(true);
		expect(await check()).toEqual([]);
	});

	it('says what the token lacks', async () => {
		const provider = findProvider(wire.provider)!;
		const { check, server, api } = trigger(wire);
		server.instead.push({ status: 401, json: { error: 'bad token' } });
		const error = await check().then(
			() => undefined,
			(reason: unknown) => new ApiProblem(reason, provider.displayName, api.needs),
		);
		expect(error?.refused).toBe(true);
		expect(error?.message).toContain(api.needs);
		for (const value of Object.values(wire.fields)) {
			if (value.length > 8) expect(error?.message).not.toContain(value);
		}
	});

	it('waits out a limit and a failure of the server', async () => {
		const { check, ours, server } = trigger(wire);
		server.instead.push({ status: 429, headers: { 'retry-after': '1' } }, { status: 503 });
		await check();
		expect(await ours()).toHaveLength(groups);
	});

	it('changes nothing when it cannot read what there is', async () => {
		const { check, server } = trigger(wire);
		server.instead.push(...Array<{ status: number }>(10).fill({ status: 500 }));
		await expect(check()).rejects.toMatchObject({ status: 500 });
		expect(server.writes()).toEqual([]);

		const misread = trigger(wire);
		misread.server.instead.push({ status: 200, json: 'maintenance' });
		await expect(misread.check()).rejects.toThrow();
		expect(misread.server.writes()).toEqual([]);
	});
});

describe.each(webhookApis.filter(({ idOf }) => !idOf))('doubles at $provider', (wire) => {
	it('are removed, and those of others are not', async () => {
		const { check, rows, ours } = trigger(wire);
		await check();
		for (const [id, row] of [...rows]) rows.set(`9${id}`, { ...row, ...renamed(row, `9${id}`) });
		addForeign(wire, rows);
		const foreign = foreignRows(rows);
		const changes = await check();
		expect(changes.map(({ kind }) => kind)).toEqual(Array(wire.groups ?? 1).fill('removed'));
		expect(await ours()).toHaveLength(wire.groups ?? 1);
		expect(foreignRows(rows)).toEqual(foreign);
	});
});

describe.each(webhookApis.filter(({ types, groups = 1 }) => types.length > 1 && groups === 1))(
	'events at $provider',
	(wire) => {
		it('are brought up to date', async () => {
			const { check, ours } = trigger(wire);
			await check(wire.types.slice(0, 1));
			const [before] = await ours();
			await check();
			const [after] = await ours();
			expect(after?.id).toBe(before?.id);
			expect(await check()).toEqual([]);
		});
	},
);

it('does not take an object of a Meta app away from another address', async () => {
	const meta = webhookApis.find(({ provider }) => provider === 'meta')!;
	const { check, rows } = trigger(meta);
	rows.set('page', { object: 'page', callback_url: OTHER, active: true, fields: [] });
	await expect(check()).rejects.toThrow('already sends to another address');
	expect(rows.get('page')).toMatchObject({ callback_url: OTHER });
});

function addForeign(wire: WebhookApi, rows: Map<string, Row>): void {
	const [first] = [...rows.values()];
	rows.set('77777', { ...wire.withUrl(first!, OTHER), ...renamed(first!, '77777') });
}

/** The row under another id, in the form that the API gives ids. */
function renamed(row: Row, id: string): Row {
	if ('ID' in row) return { ID: Number(id) };
	if (!('id' in row)) return {};
	return { id: typeof row.id === 'number' ? Number(id) : id };
}

function foreignRows(rows: Map<string, Row>): Row[] {
	return [...rows.values()].filter((row) => JSON.stringify(row).includes(OTHER));
}
