/** Remembers the latest `limit` answers of `make`, so that a key is imported once and not more. */
export function memoize<T>(limit: number, make: (text: string) => T): (text: string) => T {
	const known = new Map<string, { value: T }>();
	return (text) => {
		const hit = known.get(text);
		if (hit) return hit.value;
		const value = make(text);
		if (known.size >= limit) known.delete(known.keys().next().value!);
		known.set(text, { value });
		return value;
	};
}
