/** Who wants to know of a scope, in this process. */
export class Listeners {
	readonly #byScope = new Map<string, Set<() => void>>();

	/** Answers with its undoing. */
	add(scope: string, listener: () => void): () => void {
		const listeners = this.#byScope.get(scope) ?? new Set();
		this.#byScope.set(scope, listeners.add(listener));
		return () => {
			listeners.delete(listener);
			if (listeners.size === 0 && this.#byScope.get(scope) === listeners) {
				this.#byScope.delete(scope);
			}
		};
	}

	call(scope: string): void {
		for (const listener of this.#byScope.get(scope) ?? []) listener();
	}

	callAll(): void {
		for (const scope of this.#byScope.keys()) this.call(scope);
	}
}
