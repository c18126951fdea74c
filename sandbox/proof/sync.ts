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
const ANSWER_MS = 20;
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
				return all.filter(({ status }) => status === 'success').length >= runs;
			},
			RUN_MS,
			signal,
		);

	for (const share of [0.3, 0.65]) {
		const from = mark();
		say('A run begins');
		await stage.call(PATHS.wait);
		const arrived = () => target.calls.length >= share * count;
		await until(`${share * count} calls have arrived`, arrived, RUN_MS, signal);
		say(`SIGKILL after ${target.calls.length} calls at the target, on page ${lastPage(source)}`);
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
	// The Error Trigger's run after the one that stopped is a success too.
	await ended(3);
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
	const successes = (await stage.executions()).filter(({ status }) => status === 'success').length;
	await stage.call(PATHS.wait);
	await ended(successes + 1);
	keep('target back', sixth);

	const { history } = await stage.status();
	const statuses = history.map(({ status }) => status).reverse();
	parts.forEach((part, index) => (part.note ||= statuses[index] ?? ''));
	say(`The history of the sync: ${statuses.join(', ')}`);
	say(`The counts of its last run: ${JSON.stringify(history[0]?.counts)}`);
	say(`n8n's peak memory over the whole list in one run: ${memory} MB`);
	return { rows: parts.map(row), faults: faultsOf(parts, target.calls, message, statuses, count) };
}

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
		'booked there': calls.filter(({ booked }) => booked).length,
		'sent again, same key': calls.length - new Set(calls.map(({ key }) => key)).size,
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
			booked: sent.filter(({ booked }) => booked),
		};
	});
	// A page whose records were not all confirmed is fetched once more, and no page before it.
	expect(second!.from === first!.to, `Run 2 began at page ${second!.from}, not at ${first!.to}`);
	expect(third!.from === second!.to, `Run 3 began at page ${third!.from}, not at ${second!.to}`);
	expect(third!.to === Math.ceil(count / 100), `Run 3 ended at page ${third!.to}`);
	const initial = [first!, second!, third!].flatMap(({ booked }) => booked);
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
