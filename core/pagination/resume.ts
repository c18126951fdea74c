import type { Checkpoint, CheckpointStore } from './checkpoint';
import type { Page } from './paginate';

export const START: Checkpoint = { next: { at: 'first' }, pages: 0, items: 0, heldFrom: 1 };

/** Where an earlier run stopped, with the pages it could not put out. */
export async function resume(
	checkpoint: CheckpointStore | undefined,
): Promise<{ progress: Checkpoint; held: Page[] }> {
	const found = await checkpoint?.load();
	if (!checkpoint || !found) return { progress: START, held: [] };
	const held: Page[] = [];
	for (const number of heldPages(found)) {
		const items = await checkpoint.loadPage(number);
		// A page is older than the checkpoint and expires before it: without it, all is got again.
		if (!items) return { progress: START, held: [] };
		held.push({ number, items });
	}
	// A finished run, of which only the checkpoint was not cleared: this one is a new one.
	return found.next || held.length > 0 ? { progress: found, held } : { progress: START, held };
}

/** Forgets pages that have been put out. */
export async function releasePages(checkpoint: CheckpointStore, progress: Checkpoint) {
	for (const number of heldPages(progress)) await checkpoint.clearPage(number);
}

function* heldPages({ heldFrom, pages }: Checkpoint) {
	for (let number = heldFrom; number <= pages; number++) yield number;
}
