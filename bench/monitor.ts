/**
 * What the monitor costs: a metric per event, the page's queries on a ledger of a million rows, and
 * its first paint in Chromium, with what `npm run build` has made. Medians, and the fastest, in ms.
 */
import type * as Metrics from '../core/observe/metrics';
import type { HealthRules } from '../core/observe/health';
import type * as Snapshots from '../nodes/IntegrationMonitorTrigger/figures/snapshot';
import type * as Totals from '../nodes/IntegrationMonitorTrigger/figures/totals';
import { table } from '../sandbox/proof/lib/table.ts';
import type { Store } from '../store/Store';
import { DEAD, filledPostgres, filledSqlite, SCOPES, type Filled } from './lib/monitorLedger.ts';
import { firstPaint, withPage } from './lib/monitorPage.ts';

const DIST = '../dist';
const load = async <T>(path: string) => (await import(`${DIST}/${path}.js`)) as T;
const ROWS = Number(process.argv[2] ?? 1_000_000);
const ROUNDS = 9;
const QUERY_MS = 50;
const PAINT_MS = 500;
const MINUTE_MS = 60_000;
const print = (line: string) => process.stdout.write(`${line}\n`);

async function metricsPerEvent(): Promise<void> {
	const { createMetrics } = await load<typeof Metrics>('core/observe/metrics');
	const metrics = createMetrics();
	const requests = metrics.counter('requests_total', 'Requests.', ['provider', 'outcome']);
	const buckets = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800, 7200];
	const took = metrics.histogram('took_seconds', 'Time.', ['provider'], buckets);
	const events = 1_000_000;
	const start = performance.now();
	for (let event = 0; event < events; event++) {
		requests.add('shopify', 'recorded');
		took.observe(event % 40, 'shopify');
	}
	const microseconds = ((performance.now() - start) / events) * 1000;
	print(`a counter and a histogram per event: ${microseconds.toFixed(3)} µs (at most 5)`);
}

const rules: HealthRules = {
	...{ windowMs: 60 * MINUTE_MS, minimumAttempts: 10, freshness: [] },
	oldestOpenMs: { degraded: 600_000, failed: 3_600_000 },
	deadLetters: { degraded: 1, failed: 10 },
	failedShare: { degraded: 0.2, failed: 0.5 },
	breakerOpen: 'failed',
};

type Query = (store: Store, now: number) => Promise<unknown>;

async function queries(): Promise<Record<string, Query>> {
	const figures = 'nodes/IntegrationMonitorTrigger/figures';
	const { takeSnapshot } = await load<typeof Snapshots>(`${figures}/snapshot`);
	const { attemptTotals } = await load<typeof Totals>(`${figures}/totals`);
	const page = { limit: 51, newestFirst: true };
	const letters = ['dead', 'parked', 'resolved', 'discarded'] as const;
	return {
		'overview, all of it': (store, now) => takeSnapshot(store, rules, now),
		'- health': ({ ledger }, now) => ledger.health({ from: now - rules.windowMs, to: now }),
		'- what is open': ({ ledger }) => ledger.counts({ status: ['queued', 'leased', 'retrying'] }),
		'- dead letters': ({ ledger }) => ledger.counts({ status: ['dead', 'parked'] }),
		'counters of /metrics': (store, now) => attemptTotals(store, now),
		'a page of dead letters': ({ ledger }) => ledger.find({ status: 'dead', ...page }),
		'a page in the middle': ({ ledger }) =>
			ledger.find({ status: 'dead', ...page, after: DEAD / 2 }),
		'a page of every status': ({ ledger }) => ledger.find({ status: letters, ...page }),
		'how many, by words of the reason': ({ ledger }) =>
			ledger.counts({ status: 'dead', reasonText: '422' }),
		'one letter': ({ ledger }) => ledger.find({ ids: [DEAD / 2], limit: 1 }),
	};
}

async function time(work: () => Promise<unknown>): Promise<string> {
	await work();
	const times: number[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		const start = performance.now();
		await work();
		times.push(performance.now() - start);
	}
	return summary(times);
}

/** The median, and in brackets the fastest: other work of the machine only ever adds to it. */
function summary(times: number[]): string {
	const [fastest = 0, ...others] = times.sort((a, b) => a - b);
	return `${others[(ROUNDS >> 1) - 1]!.toFixed(1)} (${fastest.toFixed(1)})`;
}

/** Times by name, of the queries and of the pages. */
async function measure({ store }: Filled, now: number): Promise<Map<string, string>> {
	const times = new Map<string, string>();
	for (const [name, query] of Object.entries(await queries())) {
		times.set(name, await time(() => query(store, now)));
	}
	await withPage({ store, rules, clock: () => now }, async (page, url) => {
		for (const [name, query] of Object.entries({ overview: '', 'dead letters': '?view=letters' })) {
			const paints: number[] = [];
			for (let round = 0; round < ROUNDS; round++) paints.push(await firstPaint(page, url + query));
			times.set(`first paint, ${name}`, summary(paints));
		}
	});
	return times;
}

async function main(): Promise<void> {
	await metricsPerEvent();
	const now = Date.now();
	const found: Array<Map<string, string>> = [];
	for (const fill of [filledSqlite, filledPostgres]) {
		const filled = await fill(ROWS, now);
		found.push(await measure(filled, now).finally(() => filled.close()));
	}
	const [sqlite, postgres] = found as [Map<string, string>, Map<string, string>];
	print(`${ROWS} rows, ${SCOPES} integrations busy in every minute, ${DEAD} dead letters; ms:\n`);
	print(
		table(
			[...sqlite].map(([name, ms]) => ({
				'': name,
				SQLite: ms,
				Postgres: postgres.get(name)!,
				'at most': name.startsWith('first paint') ? PAINT_MS : QUERY_MS,
			})),
		),
	);
}

void main();
