/** What one answer says of one of the server's limits. Times in ms since the epoch. */
export interface Observation {
	/** Unique within the server, such as `requests` or `day`. */
	name: string;
	limit?: number;
	remaining?: number;
	/** When the limit is whole again. */
	resetAt?: number;
	/** Used so far, from 0 to 1, where the server counts in shares. */
	usedRatio?: number;
	/** What comes back each second, where the limit is a leaking bucket. */
	restorePerSecond?: number;
}
