import type { CallTrace } from './types';

/** Notes that a limit held a call back. */
export function addWait(trace: CallTrace, by: string, ms: number): void {
	trace.throttledMs += ms;
	trace.waits = { ...trace.waits, [by]: (trace.waits?.[by] ?? 0) + ms };
}
