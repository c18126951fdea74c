/** Drains that run in this process, so that a row written here is worked on without a poll. */
const wakers = new Map<string, Set<() => void>>();

/** Calls `wake` whenever a delivery of `scope` was recorded; answers with its undoing. */
export function register(scope: string, wake: () => void): () => void {
	const registered = wakers.get(scope) ?? new Set();
	wakers.set(scope, registered.add(wake));
	return () => {
		registered.delete(wake);
		if (registered.size === 0) wakers.delete(scope);
	};
}

export function wakeDrains(scope: string): void {
	for (const wake of wakers.get(scope) ?? []) wake();
}
