import { setTimeout as sleep } from 'node:timers/promises';
import type { Store } from '../../store/Store.ts';
import { until } from '../lib/until.ts';
import { delivery, drainInto, ENGINES, withStore } from './lib/inProcess.ts';
import type { Engine } from './lib/inProcess.ts';
import type { Findings, Proof } from './lib/proof.ts';
import { startSink } from './lib/sink.ts';
import type { Sink } from './lib/sink.ts';

const LETTERS = 10_000;
const PER_SECOND = 500;
const IN_FLIGHT = 20;
const ALL_MS = 120_000;
/** After a cancellation nothing may come any more but what was under way. */
const CALM_MS = 2_000;

export const replay: Proof = {
	shows: 'dead letters replayed at a set rate, cancelled in the middle, resumed: each once',
	cases: ENGINES,
	async run({ count = LETTERS, only, signal }) {
		const found: Findings[] = [];
		for (const engine of ENGINES) {
			if (only.length > 0 && !only.includes(engine)) continue;
			found.push(await withStore(engine, (store) => replayAll(engine, store, count, signal)));
		}
		return {
			rows: found.flatMap(({ rows }) => rows),
			faults: found.flatMap(({ faults }) => faults),
		};
	},
};

async function replayAll(
	engine: Engine,
	store: Store,
	count: number,
	signal: AbortSignal,
): Promise<Findings> {
	const { ledger } = store;
	const sink = await startSink();
	const names = Array.from({ length: count }, (_, index) => `letter-${index}`);
	for (const name of names) await ledger.bury(delivery(name), 'The sink was away');
	const drain = await drainInto(store, sink.url, {
		inFlight: IN_FLIGHT,
		retry: { attempts: 3, backoff: [100] },
	});
	try {
		const first = await ledger.replay({ status: 'dead' }, { perSecond: PER_SECOND });
		const arrived = (share: number) => () => sink.calls.length >= share * count;
		await until('two fifths have arrived', arrived(0.4), ALL_MS, signal);
		const cancelled = await ledger.cancelReplay(first.replayId);
		await sleep(CALM_MS);
		const beforeResume = sink.calls.length;

		const second = await ledger.replay({ status: 'dead' }, { perSecond: PER_SECOND });
		await until('all have arrived', arrived(1), ALL_MS, signal);
		await sleep(CALM_MS);
		const counts = await ledger.counts();
		const once = names.filter((name) => sink.bookings(name) === 1).length;
		const faults = [
			...(once === count ? [] : [`${engine}: ${once} of ${count} letters were booked once`]),
			...(counts.done === count ? [] : [`${engine}: the ledger has ${JSON.stringify(counts)}`]),
			...(beforeResume + cancelled === count
				? []
				: [`${engine}: ${beforeResume} arrived and ${cancelled} were cancelled of ${count}`]),
		];
		const row = {
			engine,
			letters: count,
			'set rate, a second': PER_SECOND,
			'measured rate': rate(sink.calls.slice(0, beforeResume)),
			'arrived before the cancellation': beforeResume,
			cancelled,
			resumed: second.ids.length,
			'measured rate, resumed': rate(sink.calls.slice(beforeResume)),
			'booked once': once,
			'calls at the sink': sink.calls.length,
			'done in the ledger': counts.done ?? 0,
		};
		return { rows: [row], faults };
	} finally {
		await drain.stop();
		await sink.close();
	}
}

/** Calls a second. */
function rate(calls: Sink['calls']): number {
	const [first, last] = [calls[0]?.at ?? NaN, calls.at(-1)?.at ?? NaN];
	return Math.round(((calls.length - 1) * 1_000) / (last - first));
}
