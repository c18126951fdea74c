interface Waiting<Item, Result> {
	item: Item;
	resolve(result: Result): void;
	reject(error: unknown): void;
}

/**
 * Does together what comes while the last batch is under way, so that many share one commit. When a
 * batch fails, each of it is tried alone: one that cannot be done holds up no other.
 */
export function batched<Item, Result>(
	work: (items: readonly Item[]) => Promise<readonly Result[]>,
	most: number,
): (item: Item) => Promise<Result> {
	const waiting: Array<Waiting<Item, Result>> = [];
	let working = false;

	async function workAll(): Promise<void> {
		working = true;
		while (waiting.length > 0) await workOn(waiting.splice(0, most));
		working = false;
	}

	async function workOn(batch: ReadonlyArray<Waiting<Item, Result>>): Promise<void> {
		try {
			const results = await work(batch.map(({ item }) => item));
			batch.forEach(({ resolve }, index) => resolve(results[index]!));
		} catch (error) {
			if (batch.length === 1) return batch[0]!.reject(error);
			for (const one of batch) await workOn([one]);
		}
	}

	return (item) =>
		new Promise((resolve, reject) => {
			waiting.push({ item, resolve, reject });
			if (!working) void workAll();
		});
}
