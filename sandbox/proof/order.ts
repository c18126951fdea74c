import { readLedger } from '../lib/ledger.ts';
import { until } from '../lib/until.ts';
import { delivery, drainInto, withStore } from './lib/inProcess.ts';
import { signedOrder } from './lib/orders.ts';
import type { Findings, Proof, ProofOptions } from './lib/proof.ts';
import { seededRandom } from './lib/random.ts';
import { startSink } from './lib/sink.ts';
import type { Sink } from './lib/sink.ts';
import { onStage } from './lib/stage.ts';

const KEYS = 50;
const DELIVERIES = 2_000;
/** Of all calls the sink refuses so many: those of 503 come again, those of 422 are dead at once. */
const REFUSALS = { 503: 0.15, 422: 0.02 };
/** All of its calls are refused until every other key is through. */
const BLOCKED = 'key-0';
const IN_FLIGHT = 20;
const ATTEMPTS = 1_000;
const THROUGH_MS = 300_000;
const SENT_AT_ONCE = 10;

type Sent = { readonly name: string; readonly key: string };
type Work = { sent: readonly Sent[]; sink: Sink; signal: AbortSignal };
type Statuses = () => Promise<ReadonlyMap<string, string>>;

/** Ends when everything sent is done or dead. */
type Run = (work: Work, judge: (statuses: Statuses) => Promise<Findings>) => Promise<Findings>;

const CASES: Record<string, Run> = {
	sqlite: (work, judge) => inProcess('sqlite', work, judge),
	postgres: (work, judge) => inProcess('postgres', work, judge),
	n8n: inN8n,
};

export const order: Proof = {
	shows: `${KEYS} keys with failures injected: each key in order, and none waits for another`,
	cases: Object.keys(CASES),
	async run({ only, ...options }) {
		const findings: Findings[] = [];
		for (const [name, run] of Object.entries(CASES)) {
			if (only.length === 0 || only.includes(name)) findings.push(await tryOut(name, run, options));
		}
		return {
			rows: findings.flatMap(({ rows }) => rows),
			faults: findings.flatMap(({ faults }) => faults),
		};
	},
};

async function tryOut(
	name: string,
	run: Run,
	{ count = DELIVERIES, signal }: Omit<ProofOptions, 'only'>,
): Promise<Findings> {
	const sent = Array.from({ length: count }, (_, index) => ({
		name: `#${index + 1001}`,
		key: `key-${index % KEYS}`,
	}));
	const keyOf = new Map(sent.map((one) => [one.name, one.key]));
	const sink = await startSink();
	const random = seededRandom(count);
	const refused = { 503: 0, 422: 0 };
	let blocked = true;
	const refuse = (status: keyof typeof refused) => {
		refused[status] += 1;
		return status;
	};
	sink.behave({
		refuse: ({ order: named }) => {
			if (blocked && keyOf.get(named) === BLOCKED) return refuse(503);
			const drawn = random();
			if (drawn < REFUSALS[422]) return refuse(422);
			return drawn < REFUSALS[422] + REFUSALS[503] ? refuse(503) : undefined;
		},
	});
	try {
		return await run({ sent, sink, signal }, async (statuses) => {
			const startedAt = Date.now();
			const over = async (keys: (key: string) => boolean) => {
				const known = await statuses();
				return sent.every(
					(one) => !keys(one.key) || ['done', 'dead'].includes(known.get(one.name) ?? ''),
				);
			};
			await until(
				'the other keys are through',
				() => over((key) => key !== BLOCKED),
				THROUGH_MS,
				signal,
			);
			const othersMs = Date.now() - startedAt;
			const early = sink.calls.filter((call) => call.booked && keyOf.get(call.order) === BLOCKED);
			blocked = false;
			await until('the blocked key is through', () => over(() => true), THROUGH_MS, signal);

			const final = await statuses();
			const dead = sent.filter((one) => final.get(one.name) === 'dead');
			const booked = sink.calls.filter((call) => call.booked).map((call) => call.order);
			const outOfOrder = keys(sent).filter((key) => {
				const wanted = sent.filter((one) => one.key === key && !dead.includes(one));
				const came = booked.filter((named) => keyOf.get(named) === key);
				return JSON.stringify(came) !== JSON.stringify(wanted.map((one) => one.name));
			});
			const row = {
				ledger: name,
				keys: KEYS,
				deliveries: count,
				'refused with 503': refused[503],
				'refused with 422 (dead)': dead.length,
				booked: booked.length,
				'keys out of order': outOfOrder.length,
				'49 keys through, s': (othersMs / 1_000).toFixed(1),
				'booked of the blocked key by then': early.length,
				'all through, s': ((Date.now() - startedAt) / 1_000).toFixed(1),
			};
			const faults = [
				...outOfOrder.map((key) => `${name}: ${key} was not booked once each and in order`),
				...(early.length > 0 ? [`${name}: ${early.length} of the blocked key were booked`] : []),
				...(dead.length === refused[422]
					? []
					: [`${name}: ${dead.length} are dead, ${refused[422]} were refused for good`]),
				...(booked.length + dead.length === count
					? []
					: [`${name}: ${booked.length} booked and ${dead.length} dead of ${count}`]),
			];
			return { rows: [row], faults };
		});
	} finally {
		await sink.close();
	}
}

const keys = (sent: readonly Sent[]): string[] => [...new Set(sent.map(({ key }) => key))];

async function inProcess(
	engine: 'sqlite' | 'postgres',
	{ sent, sink }: Work,
	judge: (statuses: Statuses) => Promise<Findings>,
): Promise<Findings> {
	return await withStore(engine, async (store) => {
		for (const { name, key } of sent) {
			await store.ledger.record(delivery(name, { orderingKey: key }));
		}
		const drain = await drainInto(store, sink.url, {
			inFlight: IN_FLIGHT,
			retry: { attempts: ATTEMPTS, backoff: [20, 50, 100], order: { headOfLine: 'block' } },
		});
		const statuses = async () => {
			const rows = await store.ledger.find({ limit: sent.length });
			return new Map(rows.map(({ key, status }) => [key, status]));
		};
		return await judge(statuses).finally(() => drain.stop());
	});
}

/** The customer is the key; a failure ends the run, and the ledger does all the trying again. */
async function inN8n(
	{ sent, sink, signal }: Work,
	judge: (statuses: Statuses) => Promise<Findings>,
): Promise<Findings> {
	const trigger = {
		order: 'block',
		orderingKeyFrom: 'json:customer.id',
		inFlight: IN_FLIGHT,
		attempts: ATTEMPTS,
		firstWaitSeconds: 0.2,
		maxWaitSeconds: 1,
	};
	const call = { onFailure: 'stop', retry: { attempts: 1 }, breaker: { enabled: false } };
	return await onStage({ sink, trigger, call, signal }, async ({ webhookUrl, ledger }) => {
		const orders = sent.map(({ name, key }) =>
			signedOrder(Number(name.slice(1)), Number(key.replace('key-', ''))),
		);
		// A key comes again only after this many: each is sent in its order.
		for (let first = 0; first < orders.length; first += SENT_AT_ONCE) {
			await Promise.all(
				orders.slice(first, first + SENT_AT_ONCE).map(async ({ name, request }) => {
					const { status } = await fetch(webhookUrl, request);
					if (status !== 200) throw new Error(`${name} was answered ${status}`);
				}),
			);
		}
		const names = new Map(orders.map(({ webhookId, name }) => [webhookId, name]));
		return await judge(
			async () =>
				new Map(readLedger(ledger).map(({ key, status }) => [names.get(key) ?? key, status])),
		);
	});
}
