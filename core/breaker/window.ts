/** What happened in one slice of time. */
export interface Slice {
	/** When it began, ms since the epoch. */
	at: number;
	calls: number;
	failed: number;
	slow: number;
}

/** The sliding window moves on by a tenth of its length at a time. */
const SLICES = 10;

/** The window with one more call, without what has left it. */
export function withCall(
	slices: readonly Slice[],
	call: { failed: boolean; slow: boolean },
	windowMs: number,
	now: number,
): Slice[] {
	const length = windowMs / SLICES;
	const recent = slices.filter(({ at }) => at > now - windowMs && at <= now);
	const last = recent.at(-1);
	const current = last && now < last.at + length ? last : { at: now, calls: 0, failed: 0, slow: 0 };
	return [
		...(current === last ? recent.slice(0, -1) : recent),
		{
			at: current.at,
			calls: current.calls + 1,
			failed: current.failed + Number(call.failed),
			slow: current.slow + Number(call.slow),
		},
	];
}

export function totals(slices: readonly Slice[]): Omit<Slice, 'at'> {
	const sum = { calls: 0, failed: 0, slow: 0 };
	for (const { calls, failed, slow } of slices) {
		sum.calls += calls;
		sum.failed += failed;
		sum.slow += slow;
	}
	return sum;
}
