import fc from 'fast-check';
import { leaveLine, standInLine, type LineState } from '../../../core/ratelimit/inFlight';

const LEASE = { waitingMs: 100, callingMs: 1000 };

/** A line whose state goes through JSON, as in a store. */
function line(cap: number) {
	let state: LineState | undefined;
	const kept = (next: LineState | undefined) =>
		next && (JSON.parse(JSON.stringify(next)) as LineState);
	return {
		stand(id: string, now: number) {
			const change = standInLine(state, id, cap, LEASE, now);
			state = kept(change.state);
			return change.result;
		},
		leave(id: string, now: number) {
			const change = leaveLine(state, id, now);
			state = kept(change.state);
			return change;
		},
	};
}

describe('a line before a cap of calls in flight', () => {
	it('lets as many call as the cap says, and tells the others how many are ahead', () => {
		const l = line(2);
		expect(['a', 'b', 'c', 'd'].map((id) => l.stand(id, 0))).toEqual([0, 0, 1, 2]);
	});

	it('keeps the place of who asks again', () => {
		const l = line(1);
		for (const id of ['a', 'b', 'c']) l.stand(id, 0);
		expect(['c', 'b', 'a'].map((id) => l.stand(id, 50))).toEqual([2, 1, 0]);
	});

	it('moves up when somebody leaves', () => {
		const l = line(1);
		for (const id of ['a', 'b', 'c']) l.stand(id, 0);
		l.leave('a', 10);
		expect([l.stand('b', 20), l.stand('c', 20)]).toEqual([0, 1]);
	});

	it('forgets who waited and did not ask again', () => {
		const l = line(1);
		for (const id of ['a', 'b', 'c']) l.stand(id, 0);
		expect(l.stand('c', 99)).toBe(2);
		expect(l.stand('c', 100)).toBe(1);
	});

	it('forgets who called and was not heard of again, later', () => {
		const l = line(1);
		l.stand('a', 0);
		expect(l.stand('b', 999)).toBe(1);
		expect(l.stand('c', 1000)).toBe(1);
		expect(l.stand('b', 1000)).toBe(0);
	});

	it('is kept for as long as somebody in it may call, and not without anybody', () => {
		const l = line(1);
		expect(standInLine(undefined, 'a', 1, LEASE, 0).keepMs).toBe(1000);
		l.stand('a', 0);
		l.stand('b', 500);
		expect(l.leave('b', 550).keepMs).toBe(450);
		for (const id of ['b', 'c']) l.stand(id, 560);
		// The one who may call, not the one who waits.
		expect(l.leave('c', 570).keepMs).toBe(430);
		l.leave('b', 580);
		expect(l.leave('a', 600)).toEqual({ state: undefined, result: undefined });
		expect(leaveLine(undefined, 'a', 0).state).toBeUndefined();
	});

	it('drops at a leave who is out of time', () => {
		const l = line(1);
		l.stand('a', 0);
		l.stand('b', 0);
		expect(l.leave('c', 100).state?.tickets.map(({ id }) => id)).toEqual(['a']);
	});

	it('never lets more call at a time than the cap', () => {
		const asks = fc.array(
			fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e'), leaves: fc.boolean() }),
		);
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 3 }), asks, (cap, steps) => {
				const l = line(cap);
				const calling = new Set<string>();
				for (const { id, leaves } of steps) {
					if (leaves) {
						l.leave(id, 0);
						calling.delete(id);
					} else if (l.stand(id, 0) === 0) calling.add(id);
					expect(calling.size).toBeLessThanOrEqual(cap);
				}
			}),
		);
	});
});
