import fc from 'fast-check';
import type { Health } from '../../../core/observe/health';
import { told, watch, type WatchState } from '../../../core/observe/healthWatch';

const HOLD = 120_000;
const seen = (health: Health, id = 'orders') => ({ id, health, reasons: ['3 dead letters'] });

/** Looks once a minute, and tells all there is to tell. */
function look(healths: readonly Health[]): Array<[Health, Health]> {
	let state: WatchState | undefined;
	return healths.flatMap((health, minute) => {
		const { state: next, result } = watch(state, [seen(health)], HOLD, minute * 60_000);
		state = next;
		return result.map(({ key, from, to }): [Health, Health] => {
			state = told(state, key, true).state;
			return [from, to];
		});
	});
}

describe('a change of health', () => {
	it('is told once, when it has lasted', () => {
		expect(look(['healthy', 'failed', 'failed', 'failed', 'failed'])).toEqual([
			['healthy', 'failed'],
		]);
	});

	it('is not told when it passes', () => {
		expect(look(['healthy', 'failed', 'failed', 'healthy', 'failed', 'healthy'])).toEqual([]);
	});

	it('is told again when it comes back after a recovery that was told', () => {
		const [bad, good] = [Array<Health>(3).fill('failed'), Array<Health>(3).fill('healthy')];
		expect(look([...bad, ...good, ...bad])).toEqual([
			['healthy', 'failed'],
			['failed', 'healthy'],
			['healthy', 'failed'],
		]);
	});

	it('always goes from what was told last, to something else', () => {
		const health = fc.constantFrom<Health>('healthy', 'degraded', 'failed');
		fc.assert(
			fc.property(fc.array(health, { maxLength: 60 }), (healths) => {
				let last: Health = 'healthy';
				for (const [from, to] of look(healths)) {
					expect(from).toBe(last);
					expect(to).not.toBe(from);
					last = to;
				}
			}),
		);
	});

	it('stays to be told until it was, and is given up after five failures', () => {
		let { state, result } = watch(undefined, [seen('failed')], 0, 0);
		for (let failure = 1; failure <= 5; failure++) {
			expect(result).toMatchObject([{ to: 'failed', failures: failure - 1 }]);
			state = told(state, result[0]!.key, false).state;
			({ state, result } = watch(state, [seen('failed')], 0, failure));
		}
		expect(result).toEqual([]);
	});

	it('of an integration with any name is kept', () => {
		const { state } = watch(undefined, [seen('failed', '__proto__')], 0, 0);
		const stored = JSON.parse(JSON.stringify(state)) as WatchState;
		expect(watch({ ...stored, untold: [] }, [seen('failed', '__proto__')], 0, 1).result).toEqual(
			[],
		);
	});
});
