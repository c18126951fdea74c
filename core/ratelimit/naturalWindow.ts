/** Providers count per second, ten seconds, minute, hour or day, ms. */
const WINDOWS = [1000, 10_000, 60_000, 3_600_000, 86_400_000];

/**
 * The window that a measured time stands for. Times that servers name are rounded up to a second,
 * so a time just over one of the usual windows counts as that window.
 */
export function naturalWindow(ms: number): number {
	const window = WINDOWS.findLast((usual) => usual <= ms);
	return window !== undefined && ms < window * 1.9 ? window : ms;
}
