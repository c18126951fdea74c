import { createHmac } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { namesOf } from '../../providers/names';
import { providers, type ProviderName } from '../../providers/registry';
import { N8n } from '../../sandbox/lib/n8n.ts';
import { freePorts } from '../../sandbox/lib/ports.ts';
import { prepare } from '../../sandbox/lib/prepare.ts';
import { createRest, type Rest } from '../../sandbox/lib/rest.ts';
import { OWNER } from '../../sandbox/lib/scenario.ts';
import { until } from '../../sandbox/lib/until.ts';
import { forged, genuineRequest, type GenuineRequest } from '../support/requests';
import { post } from './support';

type Mode = 'ledger' | 'direct';

const ALL = Object.keys(providers) as ProviderName[];
/** Their answer is not n8n's own. */
const PARTICULAR: readonly ProviderName[] = ['mixpanel', 'okta', 'pagerduty'];
const CASES: ReadonlyArray<readonly [ProviderName, Mode]> = [
	...ALL.map((provider) => [provider, 'ledger'] as const),
	...PARTICULAR.map((provider) => [provider, 'direct'] as const),
];
const VERIFY_TOKEN = 'a word of ours';

/** A workflow with the trigger for any sender. */
const DESCRIBED = {
	id: 'webhook-described',
	secret: 'between the two of us',
	parameters: {
		scheme: 'bodyHmac',
		signatureHeader: 'X-Signature',
		prefix: 'sha256=',
		settings: { successStatus: 202 },
	},
};

let n8n: N8n;
let rest: Rest;
let userFolder: string;
const requests = new Map<string, GenuineRequest>();

const workflowId = (provider: ProviderName, mode: Mode) => `${provider}-${mode}`;
const urlOf = (provider: ProviderName, mode: Mode) =>
	`${n8n.url}/webhook/${workflowId(provider, mode)}/${provider}`;

function workflow(provider: ProviderName, mode: Mode, { settings }: GenuineRequest) {
	const parameters = { events: ['*'], deliveryMode: mode, settings };
	return startingWith(provider, workflowId(provider, mode), parameters);
}

/** A workflow that does nothing but begin with one trigger. */
function startingWith(name: string, id: string, parameters: object) {
	const { node, credential } = namesOf(name);
	return {
		id,
		name: id,
		settings: {},
		connections: {},
		nodes: [
			{
				id: `${id}-node`,
				name: 'Trigger',
				type: `n8n-nodes-steadfast.${node}`,
				typeVersion: 2,
				position: [0, 0],
				webhookId: id,
				parameters,
				credentials: { [credential]: { id: `credential-${name}`, name } },
			},
		],
	};
}

function credential(provider: string, data: Record<string, string>) {
	const type = namesOf(provider).credential;
	const id = `credential-${provider}`;
	return { id, name: provider, type, data: { ...data, verifyToken: VERIFY_TOKEN } };
}

async function importAll(what: 'workflow' | 'credentials', content: object): Promise<void> {
	const file = join(userFolder, `${what}.json`);
	await writeFile(file, JSON.stringify(content));
	await n8n.command([`import:${what}`, `--input=${file}`]);
}

beforeAll(async () => {
	userFolder = await mkdtemp(join(tmpdir(), 'steadfast-test-'));
	const folder = await prepare(userFolder);
	const [port = 0, brokerPort = 0] = await freePorts(0, 0);
	n8n = new N8n({ folder, userFolder, port, brokerPort });
	const given = CASES.map(([provider, mode]) => {
		const request = genuineRequest(provider, urlOf(provider, 'ledger'));
		requests.set(workflowId(provider, mode), request);
		return { provider, mode, request };
	});
	const ledgers = given.filter(({ mode }) => mode === 'ledger');
	await importAll('credentials', [
		...ledgers.map(({ provider, request }) => credential(provider, request.credential)),
		credential('webhook', { signingSecret: DESCRIBED.secret }),
	]);
	await importAll('workflow', [
		...given.map(({ provider, mode, request }) => workflow(provider, mode, request)),
		startingWith('webhook', DESCRIBED.id, DESCRIBED.parameters),
	]);
	await n8n.start();
	rest = createRest(n8n.url, folder);
	await rest.signIn(OWNER);
	const ids = [...given.map(({ provider, mode }) => workflowId(provider, mode)), DESCRIBED.id];
	for (const id of ids) await rest.publish(id);
	for (const id of ids) await rest.published(id);
});

afterAll(async () => {
	await n8n?.stop();
	await rm(userFolder, { recursive: true, force: true });
});

/** What each run of a workflow began with, the first run first. */
async function started(id: string): Promise<Array<Record<string, unknown>>> {
	const runs = (await rest.executions(id)).reverse();
	return await Promise.all(
		runs.map(async (run) => {
			const { data } = await rest.execution(run.id);
			const [task] = data.resultData.runData.Trigger as [
				{ data: { main: Array<Array<{ json: Record<string, unknown> }>> } },
			];
			return task.data.main[0]?.[0]?.json.delivery as Record<string, unknown>;
		}),
	);
}

const finished = async (id: string, count: number) =>
	await until(
		`${id} has run`,
		async () => {
			const runs = await rest.executions(id);
			return runs.length >= count && runs.every(({ status }) => status === 'success');
		},
		30_000,
	);

/** The one recorded delivery that holds two events. */
const eventsIn = (provider: ProviderName) => (provider === 'pusher' ? 2 : 1);

describe.each(CASES)('the trigger of %s, mode %s', (provider, mode) => {
	const id = workflowId(provider, mode);
	const { successStatus, reply } = providers[provider].webhook;

	it('runs its workflow once for a genuine request', async () => {
		const request = requests.get(id)!;
		const { headers, body, eventType } = request;
		const answer = await post(urlOf(provider, mode), { method: 'POST', headers, body });
		expect(answer).toMatchObject({ status: successStatus });
		if (reply === 'empty') expect(answer.text).toBe('');
		else if (provider !== 'mixpanel') expect(answer.text).toMatch(/"(outcome|recorded)"/);
		if (provider === 'mixpanel') {
			expect(JSON.parse(answer.text)).toEqual({ action: 'add_members', status: 'success' });
		}
		const count = eventsIn(provider);
		await finished(id, count);
		const deliveries = await started(id);
		expect(deliveries).toHaveLength(count);
		// Two events of one delivery run side by side: either may be the first to be listed.
		expect(deliveries).toContainEqual(
			expect.objectContaining({ provider, type: eventType, attempt: 1 }),
		);
	});

	it('refuses a forged one, and runs nothing', async () => {
		const request = requests.get(id)!;
		const before = (await rest.executions(id)).length;
		const answer = await post(urlOf(provider, mode), {
			method: 'POST',
			...forged(provider, request),
		});
		expect(answer).toMatchObject({ status: 401 });
		expect(await rest.executions(id)).toHaveLength(before);
	});
});

describe('the trigger of a sender that a person describes', () => {
	const path = `/webhook/${DESCRIBED.id}/webhook`;
	const body = '{"id":"evt_1","type":"order.paid"}';
	const send = async (signature: string) =>
		await post(n8n.url + path, {
			method: 'POST',
			headers: { 'content-type': 'application/json', 'x-signature': `sha256=${signature}` },
			body,
		});
	const signed = (secret: string) => createHmac('sha256', secret).update(body).digest('hex');

	it('runs its workflow once for a genuine request, and never for a forged one', async () => {
		expect(await send(signed('another'))).toMatchObject({ status: 401 });
		expect(await send(signed(DESCRIBED.secret))).toMatchObject({ status: 202 });
		expect(await send(signed(DESCRIBED.secret))).toMatchObject({
			status: 202,
			text: expect.stringContaining('duplicate'),
		});
		await finished(DESCRIBED.id, 1);
		expect(await started(DESCRIBED.id)).toMatchObject([{ id: 'evt_1', type: 'order.paid' }]);
	});
});

describe('an address that is checked by GET', () => {
	it.each<[ProviderName, string, Record<string, string>, string]>([
		[
			'meta',
			`?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=${encodeURIComponent(VERIFY_TOKEN)}`,
			{},
			'1158201444',
		],
		['okta', '', { 'x-okta-verification-challenge': 'c1' }, '{"verification":"c1"}'],
	])('of %s is confirmed, and nothing is run', async (provider, query, headers, text) => {
		const id = workflowId(provider, 'ledger');
		const before = (await rest.executions(id)).length;
		const url = urlOf(provider, 'ledger');
		expect(await post(url + query, { headers })).toMatchObject({ status: 200, text });
		expect(await post(url, {})).toMatchObject({ status: 401 });
		expect(await rest.executions(id)).toHaveLength(before);
	});
});
