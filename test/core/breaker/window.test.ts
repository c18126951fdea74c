import { totals, withCall, type Slice } from '../../../core/breaker/window';

const WINDOW_MS = 1000;
const FINE = { failed: false, slow: false };

/** A window after calls at these times, each of them fine unless said otherwise. */
const after = (...calls: ReadonlyArray<number | [at: number, call: Partial<typeof FINE>]>) =>
	calls.reduce<Slice[]>((slices, entry) => {
		const [at, call] = typeof entry === 'number' ? [entry, {}] : entry;
		return withCall(slices, { ...FINE, ...call }, WINDOW_MS, at);
	}, []);

describe('a sliding window', () => {
	it('puts calls of a tenth of its length into one slice, and later ones into the next', () => {
		expect(after(0, 50, 99).map(({ at, calls }) => [at, calls])).toEqual([[0, 3]]);
		expect(after(0, 50, 100).map(({ at, calls }) => [at, calls])).toEqual([
			[0, 2],
			[100, 1],
		]);
	});

	it('begins a slice with its first call, however long nothing was called', () => {
		expect(after(0, 150, 249, 250).map(({ at, calls }) => [at, calls])).toEqual([
			[0, 1],
			[150, 2],
			[250, 1],
		]);
	});

	it('counts failed and slow calls for themselves', () => {
		const window = after([0, { failed: true }], [10, { slow: true }], 20, [
			500,
			{ failed: true, slow: true },
		]);
		expect(totals(window)).toEqual({ calls: 4, failed: 2, slow: 2 });
	});

	it('forgets what began its length ago', () => {
		expect(totals(after([0, { failed: true }], 999))).toEqual({ calls: 2, failed: 1, slow: 0 });
		expect(totals(after([0, { failed: true }], 1000))).toEqual({ calls: 1, failed: 0, slow: 0 });
	});

	it('forgets what a clock that was set back has put into the future', () => {
		expect(totals(after([500, { failed: true }], 499))).toEqual({ calls: 1, failed: 0, slow: 0 });
		expect(totals(after([500, { failed: true }], 500))).toEqual({ calls: 2, failed: 1, slow: 0 });
	});

	it('leaves the window it was given as it was', () => {
		const window = after(0);
		withCall(window, FINE, WINDOW_MS, 10);
		expect(totals(window)).toEqual({ calls: 1, failed: 0, slow: 0 });
	});
});
