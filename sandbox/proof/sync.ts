import { readFile } from 'node:fs/promises';
import { say } from '../lib/say.ts';
import { until } from '../lib/until.ts';
import type { Findings, Proof } from './lib/proof.ts';
import type { Call } from './lib/sink.ts';
import { onSyncStage } from './sync/stage.ts';
import type { Status, SyncStage } from './sync/stage.ts';
import type { PageCall } from './sync/source.ts';
import { PATHS } from './sync/workflow.ts';

const RECORDS = 10_000;
const CHANGED = 25;
/** The target books at once and answers this late: a kill finds calls that nobody heard of. */
const ANSWER_MS = 150;
/** A kill this many records into a page, whose first ones the target has by then. */
const INTO_A_PAGE = 30;
const RUN_MS = 300_000;

/** What the source and the target saw of one run. */
type Part = { title: string; pages: readonly PageCall[]; calls: readonly Call[]; note: string };

export const sync: Proof = {
	shows: 'a paginated sync from a flaky API, killed twice: resumed at its page, each record once',
	async run({ count = RECORDS, signal }) {
		return await onSyncStage(count, signal, (stage) => runAll(stage, count, signal));
	},
};

async function runAll(stage: SyncStage, count: number, signal: AbortSignal): Promise<Findings> {
	const { source, target } = stage;
	target.behave({ answerMs: ANSWER_MS });
	const parts: Part[] = [];
	const mark = () => ({ page: source.calls.length, call: target.calls.length });
	const keep = (title: string, from: ReturnType<typeof mark>, note = '') =>
		parts.push({
			title,
			note,
			pages: source.calls.slice(from.page),
			calls: target.calls.slice(from.call),
		});
	const ended = (runs: number) =>
		until(
			'the run ends',
			async () => {
				const all = await stage.executions();
				// Others are of the Error Trigger, and of the question how the sync stands.
				const done = all.filter(({ mode, status }) => mode === 'webhook' && status === 'success');
				return done.length >= runs;
			},
			RUN_MS,
			signal,
		);

	for (const share of [0.3, 0.65]) {
		const from = mark();
		say('A run begins');
		await stage.call(PATHS.wait);
		const wanted = share * count + INTO_A_PAGE;
		const arrived = () => booked(target.calls).length >= wanted;
		await until(`${wanted} records have arrived`, arrived, RUN_MS, signal);
		say(`SIGKILL after ${booked(target.calls).length} records, on page ${lastPage(source)}`);
		await stage.n8n.kill();
		keep('killed', from);
		await stage.crash();
	}

	const third = mark();
	say('A run begins, and two more while it is under way: one that stops, one that waits');
	await stage.call(PATHS.wait);
	const begun = () => source.calls.length > third.page;
	await until('it has the lock', begun, RUN_MS, signal);
	await stage.call(PATHS.stop);
	await stage.call(PATHS.wait);
	const refused = async () => (await stage.executions()).find(({ status }) => status === 'error');
	await until('one has stopped', async () => (await refused()) !== undefined, RUN_MS, signal);
	const message = await stage.errorOf((await refused())!.id);
	say(`The one that stops says: ${message}`);
	const { since } = source.calls[third.page]!;
	const waited = () => source.calls.findIndex((call) => call.since !== since);
	await until('the one that waits has the lock', () => waited() >= 0, RUN_MS, signal);
	const fourth = { page: waited(), call: target.calls.length };
	parts.push({
		title: 'resumed to its end',
		note: 'a second run stopped meanwhile',
		pages: source.calls.slice(third.page, fourth.page),
		calls: target.calls.slice(third.call, fourth.call),
	});
	await ended(2);
	keep('same data again', fourth, 'had waited for the lock');
	const memory = await peakMegabytes(stage.n8n.pid);

	source.change(CHANGED);
	const fifth = mark();
	say(`${CHANGED} records change, and the target is away`);
	target.behave({ refuse: () => 503 });
	await stage.call(PATHS.wait);
	await until(
		'the run is noted as failed',
		async () => isFailed(await stage.status()),
		RUN_MS,
		signal,
	);
	keep('target away', fifth, 'failed, lock free at once');
	target.behave({ refuse: () => undefined });
	const sixth = mark();
	await stage.call(PATHS.wait);
	await ended(3);
	keep('target back', sixth);

	const { history } = await stage.status();
	const statuses = history.map(({ status }) => status).reverse();
	parts.forEach((part, index) => (part.note ||= statuses[index] ?? ''));
	say(`The history of the sync: ${statuses.join(', ')}`);
	say(`The counts of its last run: ${JSON.stringify(history[0]?.counts)}`);
	say(`n8n's peak memory over the whole list in one run: ${memory} MB`);
	return { rows: parts.map(row), faults: faultsOf(parts, target.calls, message, statuses, count) };
}

const booked = (calls: readonly Call[]): Call[] => calls.filter((call) => call.booked);
const lastPage = ({ calls }: SyncStage['source']): number => calls.at(-1)?.page ?? 0;
const isFailed = ({ status, history }: Status): boolean =>
	status === 'failed' && history[0]?.status === 'failed';

function row({ title, pages, calls, note }: Part): Record<string, string | number> {
	const good = pages.filter(({ answer }) => answer === 200);
	const numbers = good.map(({ page }) => page);
	const failed = (answer: PageCall['answer']) =>
		pages.filter((call) => call.answer === answer).length;
	return {
		run: title,
		'pages fetched': numbers.length === 0 ? '' : `${numbers[0]} to ${numbers.at(-1)}`,
		'source: 200, 429, 503, reset': [200, 429, 503, 'reset']
			.map((answer) => failed(answer as PageCall['answer']))
			.join(', '),
		'calls at the target': calls.length,
		'booked there': booked(calls).length,
		note,
	};
}

function faultsOf(
	parts: readonly Part[],
	calls: readonly Call[],
	message: string,
	statuses: readonly string[],
	count: number,
): string[] {
	const found: string[] = [];
	const expect = (holds: boolean, fault: string) => void (holds || found.push(fault));
	const [first, second, third, again, away, back] = parts.map(({ pages, calls: sent }) => {
		const good = pages.filter(({ answer }) => answer === 200).map(({ page }) => page);
		return {
			from: good[0] ?? 0,
			to: good.at(-1) ?? 0,
			booked: booked(sent),
		};
	});
	// A page whose records were not all confirmed is fetched once more, and no page before it.
	expect(second!.from === first!.to, `Run 2 began at page ${second!.from}, not at ${first!.to}`);
	expect(third!.from === second!.to, `Run 3 began at page ${third!.from}, not at ${second!.to}`);
	expect(third!.to === Math.ceil(count / 100), `Run 3 ended at page ${third!.to}`);
	const initial = [first!, second!, third!].flatMap((part) => part.booked);
	const times = new Map<string, number>();
	for (const { order } of initial) times.set(order, (times.get(order) ?? 0) + 1);
	const once = [...times.values()].filter((number) => number === 1).length;
	expect(once === count, `${once} of ${count} records were booked once`);
	expect(initial.length === count, `${initial.length} bookings for ${count} records`);
	expect(
		calls.every(({ key }) => key !== null),
		'A call had no idempotency key',
	);
	expect(again!.booked.length === 0, `The same data was booked ${again!.booked.length} times`);
	expect(parts[3]!.calls.length === 0, 'The same data was sent again');
	expect(away!.booked.length === 0, 'Something was booked while the target was away');
	expect(back!.booked.length === Math.min(CHANGED, count), `${back!.booked.length} changes booked`);
	expect(/^Another run of .* is under way: execution \d+/.test(message), `It says: ${message}`);
	const wanted = 'abandoned abandoned success success failed success';
	expect(statuses.join(' ') === wanted, `The history is ${statuses.join(' ')}, not ${wanted}`);
	return found;
}

/** Linux says it, other systems do not. */
async function peakMegabytes(pid: number | undefined): Promise<number | string> {
	const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
	const [, kilobytes] = /^VmHWM:\s+(\d+)/m.exec(status) ?? [];
	return kilobytes ? Math.round(Number(kilobytes) / 1_024) : 'unknown';
}
