import { fingerprint } from '../http/fingerprint';
import type { Json } from '../http/json';
import { CallFailed, type Answer } from '../http/pipeline';
import type { HttpRequest } from '../http/types';
import type { Checkpoint, CheckpointStore } from './checkpoint';
import { refused } from './nextUrl';
import type { Pager } from './pager';
import { releasePages, resume, START } from './resume';
import type { Position } from './types';

export interface PaginationRun {
	pager: Pager;
	/** The request as the user wrote it; `send` adds what authentication needs. */
	first: HttpRequest;
	/** Makes one call with all its retries. */
	send(request: HttpRequest): Promise<Answer>;
	checkpoint?: CheckpointStore;
	/** Both count over a run and the one it resumes. */
	maxPages: number;
	maxItems: number;
	/** The caller puts nothing out when the run fails: held pages stay held for the next one. */
	allOrNothing?: boolean;
	signal?: AbortSignal;
}

export interface Page {
	/** From 1. */
	number: number;
	items: Json[];
	/** Absent for a page that an earlier run had got and the store had held. */
	answer?: Answer;
}

/** How a run ended. The pages it yielded are good in any case. */
export interface PaginationEnd {
	reason: 'last_page' | 'max_pages' | 'max_items' | 'failed';
	/** Of this run and those it resumed. */
	pages: number;
	items: number;
	/** How many pages an earlier run had finished; 0 when this one began at the start. */
	resumedAfter: number;
	/** Why there is no page at `position`. */
	failure?: unknown;
	position?: Position;
	/** The next run begins at the start: the API knows the position no longer. */
	restarts?: boolean;
}

/**
 * Gets page after page, and never throws: a failure ends the run with what was got before it.
 *
 * The place is saved when the caller comes back for the next page, so that a crash while it works
 * on a page brings that page again. With a store that holds pages it is saved before, together
 * with the page, and a run after a crash first yields what its predecessor could not put out.
 */
export async function* paginate(run: PaginationRun): AsyncGenerator<Page, PaginationEnd> {
	const { checkpoint, maxPages, maxItems, allOrNothing, signal } = run;
	let progress: Checkpoint = START;
	let resumedAfter = 0;
	const follow = follower(run);

	const end = (
		reason: PaginationEnd['reason'],
		more: Partial<PaginationEnd> = {},
	): PaginationEnd => {
		const { pages, items } = progress;
		return { reason, pages, items, resumedAfter, ...more };
	};

	try {
		const resumed = await resume(checkpoint);
		progress = resumed.progress;
		resumedAfter = progress.pages;
		yield* resumed.held;

		while (progress.next && progress.pages < maxPages && progress.items < maxItems) {
			const got = await follow(progress.next);
			const items = got.items.slice(0, maxItems - progress.items);
			const page: Page = { number: progress.pages + 1, items, answer: got.answer };
			const after: Checkpoint = {
				next: got.next,
				pages: page.number,
				items: progress.items + items.length,
				heldFrom: checkpoint?.holdsPages ? progress.heldFrom : page.number + 1,
			};
			if (checkpoint?.holdsPages) {
				await checkpoint.savePage(page.number, items);
				await checkpoint.save(after);
			}
			progress = after;
			yield page;
			if (checkpoint && !checkpoint.holdsPages) await checkpoint.save(after);
		}
		if (checkpoint) {
			await releasePages(checkpoint, progress);
			await checkpoint.clear();
		}
		if (!progress.next) return end('last_page');
		return end(progress.items >= maxItems ? 'max_items' : 'max_pages');
	} catch (failure) {
		const restarts = resumedAfter === progress.pages && resumedAfter > 0 && isGone(failure);
		// n8n throws the output of a cancelled run away, so its pages stay held.
		if (checkpoint && !signal?.aborted && !(allOrNothing && checkpoint.holdsPages)) {
			await leave(checkpoint, progress, restarts).catch(() => undefined);
		}
		return end('failed', { failure, position: progress.next, ...(restarts && { restarts }) });
	}
}

/** Gets the page at a position. Its memory finds an API that goes in circles. */
function follower({ pager, first, send }: PaginationRun) {
	const visited = new Set<string>();
	let before: Buffer | undefined;

	return async (position: Position) => {
		const request = pager.requestAt(first, position);
		const place = fingerprint(request);
		if (visited.has(place)) {
			throw refused(
				'The API leads back to a page that was read already: its position does not move',
			);
		}
		visited.add(place);
		const answer = await send(request);
		const read = pager.read({ request, response: answer.response, position });
		const counts = position.at === 'page' || position.at === 'offset';
		if (counts && read.items.length > 0 && before?.equals(answer.response.body)) {
			throw refused('The API gives the same page again: it may not know the page parameter');
		}
		before = answer.response.body;
		return { ...read, answer };
	};
}

/** What the caller has got is no longer held; the place is kept for the next run. */
async function leave(checkpoint: CheckpointStore, progress: Checkpoint, restarts: boolean) {
	await releasePages(checkpoint, progress);
	if (restarts) await checkpoint.clear();
	else if (progress.pages > 0) await checkpoint.save({ ...progress, heldFrom: progress.pages + 1 });
}

/** Cursors expire: an API that refuses the one of an earlier run will refuse it for ever. */
function isGone(failure: unknown): boolean {
	const cause = failure instanceof CallFailed ? failure.cause : failure;
	const status = (cause as { status?: number } | undefined)?.status;
	return status !== undefined && [400, 404, 410, 422].includes(status);
}
