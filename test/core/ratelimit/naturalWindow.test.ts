import { naturalWindow } from '../../../core/ratelimit/naturalWindow';

describe('naturalWindow', () => {
	it.each([
		[1000, 1000],
		[1001, 1000],
		[1899, 1000],
		[1900, 1900],
		[9999, 9999],
		[10_400, 10_000],
		[60_000, 60_000],
		[61_000, 60_000],
		[3_600_900, 3_600_000],
		[86_400_000, 86_400_000],
		[400, 400],
	])('takes %d ms for a window of %d ms', (measured, window) => {
		expect(naturalWindow(measured)).toBe(window);
	});
});
