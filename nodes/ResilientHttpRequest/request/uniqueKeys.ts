/** An API takes the second call with a key for a repetition of the first, and drops it. */
export function uniqueKeys(): (key: string | undefined, index: number) => void {
	const firstWithKey = new Map<string, number>();
	return (key, index) => {
		if (key === undefined) return;
		const first = firstWithKey.get(key);
		if (first !== undefined) {
			throw new Error(
				`Items ${first} and ${index} have the same idempotency key, so the API would drop one of them; give each its own under Idempotency Key`,
			);
		}
		firstWithKey.set(key, index);
	};
}
