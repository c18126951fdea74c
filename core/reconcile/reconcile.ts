import type { ApiCall, ApiRequest } from '../api/types';
import type { SharedState } from '../state';
import type { Clock } from '../time';
import type { PastAttempt, PastEvent, PastEvents, Span } from './types';

export interface ReconcileTask {
	past: PastEvents;
	call: ApiCall;
	types: readonly string[];
	subscriptionIds: readonly string[];
	state: SharedState;
	/** Whose cursor it is: one trigger node of one workflow. */
	scope: string;
	/** Takes an event in; false when it had been received before. */
	record(event: PastEvent): Promise<boolean>;
	/** Pages to read in one run; the next one goes on from there. */
	maxPages: number;
	clock: Clock;
}

/** What a run found, for the log. */
export interface Reconciled {
	/** Recorded now: the webhook had not come. */
	missed: number;
	redelivered: number;
	/** False when there is more to read than one run may. */
	complete: boolean;
}

/** How far it has been read. */
interface Cursor {
	/** Everything up to here has been read, ms. */
	until: number;
	/** A span that one run was not enough for. */
	open?: { since: number; until: number; list: number; request: ApiRequest };
}

/**
 * Reads what has happened since the last run and takes in what no webhook has brought. The first
 * run of a trigger only remembers when it began. A run that fails keeps the cursor: the next one
 * reads the same again, and what is recorded already is a duplicate.
 */
export async function reconcile(task: ReconcileTask): Promise<Reconciled> {
	const { past, call, state, clock, types } = task;
	const key = `reconciled/${task.scope}`;
	const now = clock();
	const cursor = await state.read<Cursor>(key);
	if (!cursor) {
		await move({ until: now });
		return { missed: 0, redelivered: 0, complete: true };
	}

	const since = Math.max(cursor.until - past.lagMs, now - past.keptMs);
	const { open = { since, until: now, list: 0, request: undefined } } = cursor;
	const span: Span = { ...open, types, subscriptionIds: task.subscriptionIds };
	const events: PastEvent[] = [];
	const attempts: PastAttempt[] = [];
	const rest = await readPages();

	// Some lists begin with the newest: what was first is worked on first.
	const missed = await recordAll(events.sort((a, b) => a.at - b.at));
	const redelivered = await redeliverAll(attempts);
	await move(
		rest
			? { until: cursor.until, open: { since: open.since, until: open.until, ...rest } }
			: { until: open.until },
	);
	return { missed, redelivered, complete: rest === undefined };

	/** Answers with where to go on. */
	async function readPages(): Promise<{ list: number; request: ApiRequest } | undefined> {
		let pages = 0;
		for (const [list, { first, read }] of past.lists(span).entries()) {
			if (list < open.list) continue;
			let next = list === open.list ? (open.request ?? first) : first;
			for (let request: ApiRequest | undefined = next; request; request = next) {
				if (pages === task.maxPages) return { list, request };
				const page = read(await call(request), request);
				pages += 1;
				for (const found of page.rows) {
					if (!types.includes('*') && !types.includes(found.type)) continue;
					if ('redeliver' in found) attempts.push(found);
					else events.push(found);
				}
				if (!page.next) break;
				next = page.next;
			}
		}
		return undefined;
	}

	async function recordAll(found: readonly PastEvent[]): Promise<number> {
		let fresh = 0;
		for (const event of found) if (await task.record(event)) fresh += 1;
		return fresh;
	}

	/** Each delivery once, and none that a later attempt has brought. */
	async function redeliverAll(found: readonly PastAttempt[]): Promise<number> {
		const brought = new Set(found.filter(({ delivered }) => delivered).map((one) => one.key));
		const failed = new Map(
			found.filter(({ key: id }) => !brought.has(id)).map((attempt) => [attempt.key, attempt]),
		);
		for (const { redeliver } of failed.values()) await call(redeliver);
		return failed.size;
	}

	async function move(to: Cursor): Promise<void> {
		await state.update<Cursor, void>(key, () => ({ state: to, result: undefined }));
	}
}
