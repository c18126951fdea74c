import { setTimeout as sleep } from 'node:timers/promises';
import { readLedger, unfinished } from '../lib/ledger.ts';
import type { LedgerRow } from '../lib/ledger.ts';
import { say } from '../lib/say.ts';
import { until } from '../lib/until.ts';
import { clockAhead, clockBehind } from './faults/clock.ts';
import { corruptFile, newerSchema } from './faults/damaged.ts';
import { diskFull, readOnly, readOnlyAtStart } from './faults/disk.ts';
import type { Fault, FaultCase } from './faults/fault.ts';
import { postgresAway, postgresKilled, redisAway } from './faults/services.ts';
import { twoMains } from './faults/twoMains.ts';
import { faults as disagreements } from './lib/agreement.ts';
import type { Findings, Proof } from './lib/proof.ts';
import { onStage } from './lib/stage.ts';
import type { Stage } from './lib/stage.ts';

const DELIVERIES = 120;
const PER_SECOND = 6;
/** When the fault comes, and how long it lasts, ms. */
const HEALTHY_MS = 3_000;
const BROKEN_MS = 8_000;
/** Retries of the shop and of the ledger, which wait longer from time to time. */
const SETTLE_MS = 180_000;
/** Lines of n8n's log that are ours or about the ledger. */
const OURS = /ledger|could not be taken in|cannot be opened|Delivery failed/i;

const CASES: Record<string, FaultCase> = {
	redis: redisAway,
	postgres: postgresAway,
	'postgres-killed': postgresKilled,
	'disk-full': diskFull,
	'clock-ahead': clockAhead,
	'clock-behind': clockBehind,
	'read-only': readOnly,
	'read-only-at-start': readOnlyAtStart,
	'corrupt-file': corruptFile,
	'newer-schema': newerSchema,
	'two-mains': twoMains,
};

export const faults: Proof = {
	shows: 'services, disk and clock fail under n8n: what it answers meanwhile, and that it recovers',
	cases: Object.keys(CASES),
	async run({ count = DELIVERIES, only, signal }) {
		const findings: Findings[] = [];
		for (const [name, faultCase] of Object.entries(CASES)) {
			if (only.length > 0 && !only.includes(name)) continue;
			say(`\n${name}`);
			const found = await faultCase((fault) => tryOut(fault, count, signal)).catch(
				(error: Error) => ({ rows: [], faults: [`${name}: ${error.message}`] }),
			);
			if (typeof found === 'string') say(found);
			findings.push(typeof found === 'string' ? skipped(name, found) : found);
		}
		return {
			rows: findings.flatMap(({ rows }) => rows),
			faults: findings.flatMap((finding) => finding.faults),
		};
	},
};

const skipped = (fault: string, why: string): Findings => ({
	rows: [{ fault, 'while it lasts': why }],
	faults: [],
});

async function tryOut(fault: Fault, count: number, signal: AbortSignal): Promise<Findings> {
	const trigger = { attempts: 30, maxWaitSeconds: 10 };
	return await onStage({ trigger, ...fault.options, signal }, async (stage) => {
		const sending = sendAll(stage, count, signal);
		await sleep(HEALTHY_MS, undefined, { signal });
		const logged = stage.n8n.log().length;
		await fault.break(stage);
		const brokenAt = Date.now();
		await sleep(BROKEN_MS, undefined, { signal });
		const mendedAt = Date.now();
		await fault.mend(stage);
		const log = stage.n8n.log().slice(logged).split('\n');
		await sending;
		await stage.shop.settled();

		const rows = await settledRows(fault, stage, count, signal);
		const sides = { ...stage, deliveries: stage.shop.deliveries(), rows, key: true };
		const meanwhile = answers(stage, brokenAt, mendedAt);
		const line = log.find((text) => OURS.test(text))?.trim() ?? '';
		const found = disagreements(sides);
		if (fault.meanwhile === 'refused' && !meanwhile.some(([answer]) => answer !== '200')) {
			found.push('No delivery was refused while it lasted');
		}
		if (fault.meanwhile === 'taken' && meanwhile.some(([answer]) => answer !== '200')) {
			found.push(`Deliveries were answered ${String(meanwhile)} while it lasted`);
		}
		if (fault.meanwhile === 'refused' && line === '') found.push('The log says nothing of it');
		const bookings = sides.deliveries.map(({ orderName }) => stage.sink.bookings(orderName));
		const row = {
			fault: fault.title,
			'while it lasts': meanwhile.map(([answer, times]) => `${times} × ${answer}`).join(', '),
			'first run after it, s': firstBooking(stage, mendedAt),
			deliveries: count,
			'booked once': bookings.filter((times) => times === 1).length,
			'calls at the sink': stage.sink.calls.length,
			open: rows.filter(unfinished).length,
			'in the log, and else': fault.note?.() ?? line,
		};
		return { rows: [row], faults: found.map((text) => `${fault.title}: ${text}`) };
	});
}

async function sendAll({ shop }: Stage, count: number, signal: AbortSignal): Promise<void> {
	for (let sent = 0; sent < count; sent += 1) {
		shop.placeOrder();
		await sleep(1_000 / PER_SECOND, undefined, { signal });
	}
}

/** What the shop was answered between two times, and how often. */
function answers({ shop }: Stage, from: number, to: number): Array<[string, number]> {
	const counts = new Map<string, number>();
	for (const { sentAt, ms, status } of shop.deliveries().flatMap(({ attempts }) => attempts)) {
		if (sentAt < from || sentAt + ms > to) continue;
		const answer = status === undefined ? 'no answer' : String(status);
		counts.set(answer, (counts.get(answer) ?? 0) + 1);
	}
	return [...counts];
}

function firstBooking({ sink }: Stage, after: number): string {
	const first = sink.calls.find(({ at, booked }) => booked && at >= after);
	return first ? ((first.at - after) / 1_000).toFixed(1) : '-';
}

async function settledRows(
	{ rows: read = async ({ ledger }) => readLedger(ledger) }: Fault,
	stage: Stage,
	count: number,
	signal: AbortSignal,
): Promise<LedgerRow[]> {
	let rows: LedgerRow[] = [];
	const settled = async () => {
		rows = await read(stage);
		return rows.length >= count && !rows.some(unfinished);
	};
	// What is open after this is found as a disagreement.
	await until('nothing is open', settled, SETTLE_MS, signal).catch(() => undefined);
	return rows;
}
