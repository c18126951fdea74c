/** Maps in order with at most `limit` calls running at a time. Rejects with the first rejection. */
export async function mapConcurrently<T, R>(
	values: readonly T[],
	limit: number,
	map: (value: T, index: number) => Promise<R>,
): Promise<R[]> {
	const results = new Array<R>(values.length);
	const queue = values.entries();
	const worker = async () => {
		for (const [index, value] of queue) results[index] = await map(value, index);
	};
	await Promise.all(Array.from({ length: Math.min(limit, values.length) }, worker));
	return results;
}
