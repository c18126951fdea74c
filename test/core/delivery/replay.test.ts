import { startDrain } from '../../../core/delivery/drain';
import { createMemoryStore } from '../../../store/memory/memoryStore';
import { aDelivery } from '../../support/deliveries';
import { fakeTime } from '../../support/time';

const COUNT = 10_000;

describe('a replay of 10,000 dead letters', () => {
	it('keeps to its rate, is cancelled in the middle and resumed, and delivers each once', async () => {
		const time = fakeTime();
		const { ledger } = createMemoryStore(time.clock);
		const scope = 'workflow/dead-letters';
		for (let serial = 0; serial < COUNT; serial++) {
			await ledger.bury(aDelivery({ kind: 'item', scope, key: `letter-${serial}` }), 'refused');
		}
		const delivered: string[] = [];
		const drain = startDrain({
			source: ledger,
			scope,
			policy: { inFlight: 500, leaseMs: 15_000, pollMs: 100, retry: { attempts: 3, backoff: [0] } },
			attempt: async ({ key }) => {
				delivered.push(key);
				return { kind: 'success' };
			},
			onError: (error) => {
				throw error;
			},
			...time,
			random: () => 0,
		});

		const { replayId } = await ledger.replay({}, { perSecond: 1000 });
		await time.advance(5000);
		// One is due at the start of the first second.
		expect(Math.abs(delivered.length - COUNT / 2)).toBeLessThanOrEqual(101);
		const cancelled = await ledger.cancelReplay(replayId);
		expect(cancelled).toBe(COUNT - delivered.length);
		await time.advance(10_000);
		expect(delivered).toHaveLength(COUNT - cancelled);

		await ledger.replay({ status: 'dead' }, { perSecond: 2000 });
		await time.advance(10_000);
		expect(delivered).toHaveLength(COUNT);
		expect(new Set(delivered).size).toBe(COUNT);
		expect(await ledger.counts()).toEqual({ done: COUNT });
		await drain.stop();
	}, 60_000);
});
