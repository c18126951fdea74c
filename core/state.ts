/** What a reducer makes of a state: the next one, and what the caller wanted to know. */
export interface Change<State, Result> {
	/** `undefined` forgets the value. */
	state: State;
	result: Result;
	/** The value may be forgotten when it has not changed for this long, ms; else it is kept. */
	keepMs?: number;
}

/**
 * Small shared values (limiters, breakers, cursors, cached answers) that several executions and processes change.
 * Values are JSON.
 */
export interface SharedState {
	/**
	 * Changes one value atomically. `reduce` is pure: an engine may run it again when another
	 * process was faster. `now` is the store's clock in ms, the same for all processes.
	 */
	update<State, Result>(
		key: string,
		reduce: (state: State | undefined, now: number) => Change<State | undefined, Result>,
	): Promise<Result>;
	/** One value as it stands. */
	read<State>(key: string): Promise<State | undefined>;
	/** Every value whose key begins with `prefix`, by key, for people to look at. */
	list<State>(prefix: string): Promise<Array<{ key: string; state: State }>>;
}
