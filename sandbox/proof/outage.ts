import { setTimeout as sleep } from 'node:timers/promises';
import { readLedger, unfinished } from '../lib/ledger.ts';
import { say } from '../lib/say.ts';
import { until } from '../lib/until.ts';
import { faults as disagreements, figures } from './lib/agreement.ts';
import type { Findings, Proof, ProofOptions } from './lib/proof.ts';
import { onStage } from './lib/stage.ts';
import type { Stage } from './lib/stage.ts';

const DELIVERIES = 120;
/** Before it goes, and after it is back, ms. */
const HEALTHY_MS = 5_000;
const SETTLE_MS = 120_000;
const REPLAY_TRIGGER = 'Replay dead letters';
/** Consecutive failures that open the breaker, and calls that may be under way meanwhile. */
const OPENS_AFTER = 5;
const IN_FLIGHT = 5;
/** A probe may arrive sooner than it left by as much as this share of the time between probes. */
const EARLY = 0.1;

type Outage = {
	awaySeconds: number;
	/** how long the breaker stays open before a probe */
	openSeconds: number;
	/** options of the trigger: it tries again, or gives up */
	trigger: { attempts: number; maxWaitSeconds: number };
	/** what becomes of an event in the outage */
	meanwhile: 'wait' | 'dead letters';
};

const WAITS = { attempts: 100, maxWaitSeconds: 20 };

const CASES: Record<string, Outage> = {
	waits: {
		...{ awaySeconds: 60, openSeconds: 2, meanwhile: 'wait' },
		trigger: { ...WAITS, maxWaitSeconds: 8 },
	},
	'dead-letters': {
		...{ awaySeconds: 60, openSeconds: 2, meanwhile: 'dead letters' },
		trigger: { attempts: 2, maxWaitSeconds: 4 },
	},
	'five-minutes': { awaySeconds: 300, openSeconds: 10, meanwhile: 'wait', trigger: WAITS },
};

export const outage: Proof = {
	shows:
		'the warehouse is away: the breaker opens, only probes are sent, all is booked after, once',
	cases: Object.keys(CASES),
	async run({ only, ...options }) {
		const findings: Findings[] = [];
		for (const [name, given] of Object.entries(CASES)) {
			if (only.length === 0 || only.includes(name)) findings.push(await tryOut(given, options));
		}
		return {
			rows: findings.flatMap(({ rows }) => rows),
			faults: findings.flatMap(({ faults }) => faults),
		};
	},
};

async function tryOut(
	{ awaySeconds, openSeconds, trigger, meanwhile }: Outage,
	{ count = DELIVERIES, signal }: Omit<ProofOptions, 'only'>,
): Promise<Findings> {
	const title = `${awaySeconds} s, ${meanwhile}`;
	say(`\nAway for ${title}`);
	const call = { breaker: { failures: OPENS_AFTER, openSeconds } };
	return await onStage(
		{ call, trigger: { ...trigger, inFlight: IN_FLIGHT }, signal },
		async (stage) => {
			const { sink, shop, rest, workflowId, ledger } = stage;
			const settled = () =>
				until('no delivery is open', () => !readLedger(ledger).some(unfinished), SETTLE_MS, signal);
			const sending = sendAll(stage, count, (awaySeconds * 1_000 + 2 * HEALTHY_MS) / count, signal);
			await sleep(HEALTHY_MS, undefined, { signal });
			sink.behave({ refuse: () => 503 });
			const awayFrom = Date.now();
			await sleep(awaySeconds * 1_000, undefined, { signal });
			sink.behave({ refuse: () => undefined });
			const backAt = Date.now();
			await sending;
			await shop.settled();
			await settled();
			const dead = readLedger(ledger).filter(({ status }) => status === 'dead').length;
			if (dead > 0) {
				say(`${dead} dead letters: running "${REPLAY_TRIGGER}"`);
				await rest.runFrom(workflowId, REPLAY_TRIGGER);
				await settled();
			}

			const refused = sink.calls.filter(
				({ at, booked }) => at >= awayFrom && at < backAt && !booked,
			);
			const { opening, probes, soonestMs } = split(
				refused.map(({ at }) => at),
				openSeconds * 1_000,
			);
			const first = sink.calls.find(({ at, booked }) => booked && at >= backAt);
			const sides = {
				...stage,
				deliveries: shop.deliveries(),
				rows: readLedger(ledger),
				key: true,
			};
			const { deliveries, ...seen } = figures(sides);
			const row = {
				'away, s': awaySeconds,
				'events meanwhile': meanwhile,
				deliveries: deliveries ?? 0,
				'sent in the outage': shop
					.deliveries()
					.filter(({ firstSentAt }) => firstSentAt >= awayFrom && firstSentAt < backAt).length,
				'calls that opened the breaker': opening,
				'breaker open, s': openSeconds,
				probes,
				'shortest time between probes, s': (soonestMs / 1_000).toFixed(1),
				'first booked after, s': first ? ((first.at - backAt) / 1_000).toFixed(1) : 'never',
				'dead letters': dead,
				...seen,
			};
			const found = disagreements(sides);
			if (opening === 0 || opening > OPENS_AFTER + IN_FLIGHT)
				found.push(`${opening} calls opened it`);
			if (probes === 0) found.push('Nothing probed');
			if (soonestMs < openSeconds * 1_000 * (1 - EARLY))
				found.push('Calls were sent between probes');
			if (dead > 0 !== (meanwhile === 'dead letters')) found.push(`${dead} dead letters`);
			return { rows: [row], faults: found.map((text) => `${title}: ${text}`) };
		},
	);
}

async function sendAll({ shop }: Stage, count: number, everyMs: number, signal: AbortSignal) {
	for (let sent = 0; sent < count; sent += 1) {
		shop.placeOrder();
		await sleep(everyMs, undefined, { signal });
	}
}

/** The calls until the first pause opened the breaker; those after it are probes. */
function split(times: readonly number[], openMs: number) {
	const gaps = times.slice(1).map((at, index) => at - times[index]!);
	const pause = gaps.findIndex((gap) => gap >= openMs * (1 - EARLY));
	const opening = pause === -1 ? times.length : pause + 1;
	return {
		opening,
		probes: times.length - opening,
		soonestMs: Math.min(...gaps.slice(opening - 1)),
	};
}
