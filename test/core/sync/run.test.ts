import fc from 'fast-check';
import {
	finishRun,
	resetSync,
	saveCheckpoint,
	startRun,
	type SyncState,
} from '../../../core/sync/run';

const LEASE = 1000;
const asked = (runId: string) => ({ runId, leaseMs: LEASE });
const point = (runId: string, cursor?: number, counts = {}) =>
	({
		runId,
		leaseMs: LEASE,
		order: 'auto',
		counts,
		...(cursor !== undefined && { cursor }),
	}) as const;

/** A sync to which one thing after another happens. */
function sync() {
	let state: SyncState | undefined;
	const apply = <Result>(change: { state: SyncState; result: Result }) => {
		state = JSON.parse(JSON.stringify(change.state)) as SyncState;
		return change.result;
	};
	return {
		start: (runId: string, now: number) => apply(startRun(state, asked(runId), now)),
		save: (now: number, ...args: Parameters<typeof point>) =>
			apply(saveCheckpoint(state, point(...args), now)),
		finish: (
			now: number,
			status: 'success' | 'partial' | 'failed',
			...args: Parameters<typeof point>
		) => apply(finishRun(state, { ...point(...args), status }, now)),
		reset: (now: number, cursor?: number) => apply(resetSync(state, cursor, now)),
		get state() {
			return state!;
		},
	};
}

describe('the runs of a sync', () => {
	it('hands the cursor of one run to the next', () => {
		const orders = sync();
		expect(orders.start('a', 0)).toMatchObject({ granted: true, resumed: false });
		expect(orders.save(1, 'a', 10, { written: 5 })).toMatchObject({ saved: true });
		expect(orders.state.cursor).toBe(10);
		orders.finish(2, 'success', 'a', 20, { written: 3, failed: 1 });
		expect(orders.state).toMatchObject({
			cursor: 20,
			succeededAt: 2,
			history: [{ id: 'a', status: 'success', counts: { written: 8, failed: 1 } }],
		});
		expect(orders.start('b', 3)).toMatchObject({ granted: true, cursor: 20, resumed: false });
	});

	it('lets only one run at a time in, and the same run twice', () => {
		const orders = sync();
		orders.start('a', 0);
		expect(orders.start('b', 400)).toEqual({
			granted: false,
			holder: { id: 'a', startedAt: 0, leaseUntil: 1000, counts: {} },
			retryAfterMs: 600,
		});
		expect(orders.start('a', 500)).toMatchObject({
			granted: true,
			run: { startedAt: 0, leaseUntil: 1500 },
		});
	});

	it('lets a checkpoint keep the lock, and a crashed holder lose it', () => {
		const orders = sync();
		orders.start('a', 0);
		orders.save(900, 'a', 1, { written: 1 });
		expect(orders.start('b', 1899)).toMatchObject({ granted: false });
		expect(orders.start('b', 1900)).toMatchObject({ granted: true, cursor: 1, resumed: true });
		expect(orders.state.history[0]).toMatchObject({
			id: 'a',
			status: 'abandoned',
			counts: { written: 1 },
		});

		expect(orders.save(1901, 'a', 2)).toMatchObject({
			saved: false,
			reason: 'lost',
			holder: { id: 'b' },
		});
		expect(orders.finish(1902, 'success', 'a', 2)).toMatchObject({ saved: false, reason: 'lost' });
		expect(orders.state.cursor).toBe(1);
	});

	it('moves the cursor forwards only, until it is reset', () => {
		const orders = sync();
		orders.start('a', 0);
		orders.save(1, 'a', 10);
		expect(orders.save(2, 'a', 9)).toEqual({ saved: false, reason: 'backwards', cursor: 10 });
		expect(orders.finish(2, 'success', 'a', 9)).toMatchObject({ reason: 'backwards' });
		expect(orders.state.run?.id).toBe('a');
		expect(orders.reset(3, 5)).toMatchObject({ id: 'a' });
		expect(orders.start('b', 4)).toMatchObject({ cursor: 5 });
	});

	it('keeps the cursor of a run that failed, and when one last ended well', () => {
		const orders = sync();
		orders.start('a', 0);
		orders.finish(1, 'success', 'a', 1);
		orders.start('b', 2);
		orders.save(3, 'b', 2);
		orders.finish(4, 'failed', 'b');
		expect(orders.state).toMatchObject({
			cursor: 2,
			succeededAt: 1,
			history: [{ status: 'failed' }, {}],
		});
	});

	it('never has two holders, never goes back, and forgets no ended run of the last ones', () => {
		const step = fc.record({
			runId: fc.constantFrom('a', 'b', 'c'),
			kind: fc.constantFrom('start', 'save', 'finish'),
			after: fc.integer({ min: 0, max: 1500 }),
			cursor: fc.integer({ min: 0, max: 20 }),
		});
		fc.assert(
			fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
				const orders = sync();
				let now = 0;
				let holder: { id: string; until: number } | undefined;
				let cursor = -1;
				for (const { runId, kind, after, cursor: next } of steps) {
					now += after;
					if (kind === 'start') {
						const { granted } = orders.start(runId, now);
						expect(granted).toBe(!holder || holder.id === runId || holder.until <= now);
						if (granted) holder = { id: runId, until: now + LEASE };
						continue;
					}
					const { saved } =
						kind === 'save'
							? orders.save(now, runId, next)
							: orders.finish(now, 'success', runId, next);
					expect(saved).toBe(holder?.id === runId && next >= cursor);
					if (!saved) continue;
					cursor = next;
					holder = kind === 'finish' ? undefined : { id: runId, until: now + LEASE };
				}
			}),
		);
	});
});
