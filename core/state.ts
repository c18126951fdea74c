/** What a reducer makes of a state: the next one, and what the caller wanted to know. */
export interface Change<State, Result> {
	state: State;
	result: Result;
}

/**
 * Small shared values (limiters, breakers, cursors) that several executions and processes change.
 * Values are JSON.
 */
export interface SharedState {
	/**
	 * Changes one value atomically. `reduce` is pure: an engine may run it again when another
	 * process was faster. `now` is the store's clock in ms, the same for all processes.
	 */
	update<State, Result>(
		key: string,
		reduce: (state: State | undefined, now: number) => Change<State, Result>,
	): Promise<Result>;
}
