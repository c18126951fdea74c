/** Milliseconds since the Unix epoch. */
export type Clock = () => number;

/** A number in [0, 1). */
export type Random = () => number;

/** Resolves after `ms` milliseconds; rejects with the signal's reason when it aborts first. */
export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>;
