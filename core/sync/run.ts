import type { Change } from '../state';
import { movesBack, type Cursor, type CursorOrder } from './cursor';

/** What was done, by what the caller calls it: `{ written: 120, failed: 2 }`. */
export type Counts = Readonly<Record<string, number>>;

/** `abandoned`: the run ended without a word, as after a crash. */
export type RunStatus = 'success' | 'partial' | 'failed' | 'abandoned';

export interface ActiveRun {
	id: string;
	/** All times in ms since the epoch. */
	startedAt: number;
	/** A holder that says nothing until then has lost the lock. */
	leaseUntil: number;
	counts: Counts;
}

export interface EndedRun {
	id: string;
	startedAt: number;
	endedAt: number;
	status: RunStatus;
	counts: Counts;
	reason?: string;
}

/** One sync as it is kept in the store: plain JSON. */
export interface SyncState {
	/** Where the next run goes on. */
	cursor?: Cursor;
	run?: ActiveRun;
	/** The newest first. */
	history: readonly EndedRun[];
	/** When a run last ended well; it may be older than the history. */
	succeededAt?: number;
}

/** Enough to see a trend; the whole state is read and written at each checkpoint. */
const HISTORY = 20;

const EMPTY: SyncState = { history: [] };

export interface Started {
	granted: true;
	run: ActiveRun;
	cursor?: Cursor;
	/** The run before this one was abandoned: this one goes on where that one stopped. */
	resumed: boolean;
}

export type Start = Started | { granted: false; holder: ActiveRun; retryAfterMs: number };

/** Takes the lock. The same run asking again holds it already. */
export function startRun(
	state: SyncState = EMPTY,
	{ runId, leaseMs }: { runId: string; leaseMs: number },
	now: number,
): Change<SyncState, Start> {
	const { run: holder } = state;
	if (holder && holder.id !== runId && holder.leaseUntil > now) {
		return {
			state,
			result: { granted: false, holder, retryAfterMs: holder.leaseUntil - now },
		};
	}
	const continued = holder?.id === runId ? holder : undefined;
	const before = holder && !continued ? ended(state, holder, 'abandoned', now) : state;
	const run: ActiveRun = {
		...(continued ?? { id: runId, startedAt: now, counts: {} }),
		leaseUntil: now + leaseMs,
	};
	return {
		state: { ...before, run },
		result: {
			granted: true,
			run,
			...(before.cursor !== undefined && { cursor: before.cursor }),
			resumed: before.history[0]?.status === 'abandoned',
		},
	};
}

export interface Checkpoint {
	runId: string;
	leaseMs: number;
	cursor?: Cursor;
	order: CursorOrder;
	/** Added to what the run has counted so far. */
	counts: Counts;
}

/** `lost`: another run has the lock, or none has. `backwards`: the cursor is before the saved one. */
export type Saved =
	| { saved: true; run: ActiveRun; cursor?: Cursor }
	| { saved: false; reason: 'lost'; holder?: ActiveRun }
	| { saved: false; reason: 'backwards'; cursor: Cursor };

/** Keeps how far a run has come, and holds its lock for a further `leaseMs`. */
export function saveCheckpoint(
	state: SyncState = EMPTY,
	{ runId, leaseMs, cursor = state.cursor, order, counts }: Checkpoint,
	now: number,
): Change<SyncState, Saved> {
	const { run } = state;
	if (run?.id !== runId) {
		return { state, result: { saved: false, reason: 'lost', ...(run && { holder: run }) } };
	}
	if (cursor !== undefined && movesBack(state.cursor, cursor, order)) {
		return { state, result: { saved: false, reason: 'backwards', cursor: state.cursor! } };
	}
	const next: ActiveRun = { ...run, leaseUntil: now + leaseMs, counts: sum(run.counts, counts) };
	const moved = cursor !== undefined && { cursor };
	return {
		state: { ...state, ...moved, run: next },
		result: { saved: true, run: next, ...moved },
	};
}

export interface Finish extends Checkpoint {
	status: Exclude<RunStatus, 'abandoned'>;
	reason?: string;
}

/** Saves a last checkpoint and gives the lock back. */
export function finishRun(
	state: SyncState | undefined,
	finish: Finish,
	now: number,
): Change<SyncState, Saved> {
	const saved = saveCheckpoint(state, finish, now);
	if (!saved.result.saved) return saved;
	return {
		state: ended(saved.state, saved.result.run, finish.status, now, finish.reason),
		result: saved.result,
	};
}

/** Forgets where the sync stands, and takes the lock from whoever holds it. */
export function resetSync(
	state: SyncState = EMPTY,
	cursor: Cursor | undefined,
	now: number,
): Change<SyncState, ActiveRun | undefined> {
	const { run, cursor: _, ...kept } = state;
	const before = run ? ended(kept, run, 'abandoned', now, 'The sync was reset') : kept;
	return { state: { ...before, ...(cursor !== undefined && { cursor }) }, result: run };
}

function ended(
	state: SyncState,
	{ id, startedAt, counts }: ActiveRun,
	status: RunStatus,
	endedAt: number,
	reason?: string,
): SyncState {
	const { run: _, ...kept } = state;
	const entry = { id, startedAt, endedAt, status, counts, ...(reason && { reason }) };
	return {
		...kept,
		history: [entry, ...state.history].slice(0, HISTORY),
		...(status === 'success' && { succeededAt: endedAt }),
	};
}

function sum(one: Counts, other: Counts): Counts {
	const total = new Map(Object.entries(one));
	for (const [name, count] of Object.entries(other)) {
		total.set(name, (total.get(name) ?? 0) + count);
	}
	return Object.fromEntries(total);
}
