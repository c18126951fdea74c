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

/**
 * A listing of the source, page by page. It outlives a run that ends in its middle: the next one
 * goes on at `page`.
 */
export interface Listing {
	/** The run that began it. */
	id: string;
	startedAt: number;
	/** Where the next page is. */
	page?: Cursor;
	/** The furthest cursor of its pages; the sync's own one when the listing is complete. */
	ahead?: Cursor;
}

/** One sync as it is kept in the store: plain JSON. */
export interface SyncState {
	/** Where the next run goes on. */
	cursor?: Cursor;
	run?: ActiveRun;
	/** Of the run under way, or of one that ended before its last page. */
	listing?: Listing;
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
	listing: Listing;
	/** An earlier run did not come to its end: this one goes on where that one stopped. */
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
	const listing = continued || isInMiddle(state.listing) ? state.listing : undefined;
	const listed = listing ?? { id: runId, startedAt: run.startedAt };
	return {
		state: { ...before, run, listing: listed },
		result: {
			granted: true,
			run,
			...(before.cursor !== undefined && { cursor: before.cursor }),
			listing: listed,
			resumed: isInMiddle(listing) || before.history[0]?.status === 'abandoned',
		},
	};
}

export interface Checkpoint {
	runId: string;
	leaseMs: number;
	cursor?: Cursor;
	/** Where the next page of the listing is. From then on the cursor waits for the last page. */
	page?: Cursor;
	order: CursorOrder;
	/** Added to what the run has counted so far. */
	counts: Counts;
}

/** `lost`: another run has the lock, or none has. `backwards`: the cursor is before the saved one. */
export type Saved =
	| { saved: true; run: ActiveRun }
	| { saved: false; reason: 'lost'; holder?: ActiveRun }
	| { saved: false; reason: 'backwards'; cursor: Cursor };

/** Keeps how far a run has come, and holds its lock for a further `leaseMs`. */
export function saveCheckpoint(
	state: SyncState = EMPTY,
	{ runId, leaseMs, cursor, page, order, counts }: Checkpoint,
	now: number,
): Change<SyncState, Saved> {
	const { run } = state;
	if (run?.id !== runId) {
		return { state, result: { saved: false, reason: 'lost', ...(run && { holder: run }) } };
	}
	const next: ActiveRun = { ...run, leaseUntil: now + leaseMs, counts: sum(run.counts, counts) };
	const listing = state.listing ?? { id: runId, startedAt: run.startedAt };
	if (page !== undefined || isInMiddle(listing)) {
		const ahead = furthest(listing.ahead ?? state.cursor, cursor, order);
		const listed = {
			...listing,
			...(page !== undefined && { page }),
			...(ahead !== undefined && { ahead }),
		};
		return { state: { ...state, run: next, listing: listed }, result: { saved: true, run: next } };
	}
	if (cursor !== undefined && movesBack(state.cursor, cursor, order)) {
		return { state, result: { saved: false, reason: 'backwards', cursor: state.cursor! } };
	}
	const moved = cursor !== undefined && { cursor };
	return { state: { ...state, ...moved, run: next }, result: { saved: true, run: next } };
}

/** Adds to what a run has counted; nothing when it has not, or no longer, the lock. */
export function countInRun(
	state: SyncState | undefined,
	runId: string,
	counts: Counts,
): Change<SyncState | undefined, undefined> {
	if (state?.run?.id !== runId) return { state, result: undefined };
	const run = { ...state.run, counts: sum(state.run.counts, counts) };
	return { state: { ...state, run }, result: undefined };
}

export interface Finish extends Checkpoint {
	status: Exclude<RunStatus, 'abandoned'>;
	reason?: string;
}

/**
 * Saves a last checkpoint and gives the lock back. The listing is complete, unless the run failed
 * or leaves a page to the next one.
 */
export function finishRun(
	state: SyncState | undefined,
	finish: Finish,
	now: number,
): Change<SyncState, Saved> {
	const saved = saveCheckpoint(state, finish, now);
	if (!saved.result.saved) return saved;
	const goesOn = finish.status === 'failed' || finish.page !== undefined;
	const left = goesOn ? saved.state : completed(saved.state);
	return {
		state: ended(left, saved.result.run, finish.status, now, finish.reason),
		result: saved.result,
	};
}

/** Forgets where the sync stands, and takes the lock from whoever holds it. */
export function resetSync(
	state: SyncState = EMPTY,
	cursor: Cursor | undefined,
	now: number,
): Change<SyncState, ActiveRun | undefined> {
	const { run, cursor: _, listing: __, ...kept } = state;
	const before = run ? ended(kept, run, 'abandoned', now, 'The sync was reset') : kept;
	return { state: { ...before, ...(cursor !== undefined && { cursor }) }, result: run };
}

const isInMiddle = (listing: Listing | undefined): boolean => listing?.page !== undefined;

function completed({ listing, ...state }: SyncState): SyncState {
	return listing?.ahead === undefined ? state : { ...state, cursor: listing.ahead };
}

function furthest(from: Cursor | undefined, to: Cursor | undefined, order: CursorOrder) {
	return to === undefined || movesBack(from, to, order) ? from : to;
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
