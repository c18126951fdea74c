import {
	finishRun,
	resetSync,
	saveCheckpoint,
	startRun,
	type Finish,
	type SyncState,
} from '../../../core/sync/run';

const LEASE = 1000;

/** A sync whose source hands out its records in pages. */
function sync() {
	let state: SyncState | undefined;
	let now = 0;
	const checkpoint = (runId: string, more: Partial<Finish>) =>
		({ runId, leaseMs: LEASE, order: 'auto', counts: {}, ...more }) as const;
	return {
		start(runId: string) {
			const change = startRun(state, { runId, leaseMs: LEASE }, (now += 1));
			state = change.state;
			return change.result;
		},
		save(runId: string, more: Partial<Finish>) {
			const change = saveCheckpoint(state, checkpoint(runId, more), (now += 1));
			state = change.state;
			return change.result;
		},
		finish(runId: string, status: Finish['status'], more: Partial<Finish> = {}) {
			state = finishRun(state, { ...checkpoint(runId, more), status }, (now += 1)).state;
		},
		crash: () => (now += LEASE),
		reset: () => (state = resetSync(state, undefined, (now += 1)).state),
		get state() {
			return state!;
		},
	};
}

describe('a listing in pages', () => {
	it('goes on at the page where a crashed run stopped, as the same listing', () => {
		const orders = sync();
		orders.start('a');
		orders.save('a', { page: 'p2' });
		orders.save('a', { page: 'p3' });
		orders.crash();
		expect(orders.start('b')).toMatchObject({
			resumed: true,
			listing: { id: 'a', startedAt: 1, page: 'p3' },
		});
		orders.finish('b', 'success');
		const next = orders.start('c');
		expect(next).toMatchObject({ resumed: false, listing: { id: 'c' } });
		expect(next).not.toHaveProperty('listing.page');
	});

	it('moves the cursor only when the last page is done, to the furthest of all pages', () => {
		const orders = sync();
		orders.start('a');
		orders.save('a', { page: 'p2', cursor: 30 });
		orders.save('a', { page: 'p3', cursor: 10 });
		orders.crash();
		expect(orders.start('b')).not.toHaveProperty('cursor');
		orders.save('b', { cursor: 20 });
		expect(orders.state.cursor).toBeUndefined();
		orders.finish('b', 'partial');
		expect(orders.state.cursor).toBe(30);
		expect(orders.state.listing).toBeUndefined();
	});

	it('is left to the next run by one that failed, or that says where it goes on', () => {
		const orders = sync();
		orders.start('a');
		orders.save('a', { page: 'p2', cursor: 5 });
		orders.finish('a', 'failed');
		expect(orders.start('b')).toMatchObject({ resumed: true, listing: { id: 'a', page: 'p2' } });
		orders.finish('b', 'success', { page: 'p7' });
		expect(orders.start('c')).toMatchObject({ listing: { id: 'a', page: 'p7' } });
		expect(orders.state.cursor).toBeUndefined();
	});

	it('begins anew after a run that failed before its first page was done', () => {
		const orders = sync();
		orders.start('a');
		orders.finish('a', 'failed');
		expect(orders.start('b')).toMatchObject({ resumed: false, listing: { id: 'b' } });
	});

	it('is forgotten by a reset', () => {
		const orders = sync();
		orders.start('a');
		orders.save('a', { page: 'p2', cursor: 5 });
		orders.reset();
		expect(orders.start('b')).toMatchObject({ listing: { id: 'b' } });
		expect(orders.state.cursor).toBeUndefined();
	});
});
