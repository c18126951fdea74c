/** Addresses remembered for one fetcher. */
const LIMIT = 100;

/**
 * Remembers what was made of each address for as long as its fetcher lives: a fetch under way is
 * shared, a failed one forgotten. By fetcher, because it is the fetcher that vouches for the answer.
 */
export function rememberFetched<A, T>(make: (answer: A) => T | Promise<T>) {
	type Fetcher = (url: string) => Promise<A>;
	const byFetcher = new WeakMap<Fetcher, Map<string, { made: Promise<T>; at: number }>>();

	/** What is older than `maxAgeMs` is fetched anew. */
	return (fetcher: Fetcher, url: string, now: number, maxAgeMs = Infinity): Promise<T> => {
		const known = byFetcher.get(fetcher) ?? new Map<string, { made: Promise<T>; at: number }>();
		byFetcher.set(fetcher, known);
		const hit = known.get(url);
		if (hit && now - hit.at <= maxAgeMs) return hit.made;

		if (known.size >= LIMIT) known.delete(known.keys().next().value!);
		const entry = { made: fetchAndMake(fetcher, url), at: now };
		known.set(url, entry);
		entry.made.catch(() => known.get(url) === entry && known.delete(url));
		return entry.made;
	};

	async function fetchAndMake(fetcher: Fetcher, url: string): Promise<T> {
		return await make(await fetcher(url));
	}
}
