import type { Change, SharedState } from '../core/state';

/** A change of a shared value that a caller waits for. */
export interface Update {
	reduce(state: unknown, now: number): Change<unknown, unknown>;
	resolve(result: unknown): void;
	reject(error: unknown): void;
}

/** The update of an engine that collects what waits. */
export function updateBy(enqueue: (key: string, update: Update) => void): SharedState['update'] {
	return <State, Result>(
		key: string,
		reduce: (state: State | undefined, now: number) => Change<State | undefined, Result>,
	) =>
		new Promise<Result>((resolve, reject) =>
			enqueue(key, {
				reduce: reduce as Update['reduce'],
				resolve: resolve as Update['resolve'],
				reject,
			}),
		);
}

/** One value as JSON, and the store's time in ms. */
export interface Reading {
	json: string | undefined;
	now: number;
}

interface Reduced {
	json: string | undefined;
	keepMs: number | undefined;
	/** Tells each caller what came of it. */
	settle(): void;
}

/** Each reducer gets what the one before it left; one that throws leaves everything as it was. */
export function reduceAll(batch: readonly Update[], { json, now }: Reading): Reduced {
	let current = json;
	let keepMs: number | undefined;
	const settlements = batch.map(({ reduce, resolve, reject }) => {
		try {
			const change = reduce(parsed(current), now);
			current = change.state === undefined ? undefined : JSON.stringify(change.state);
			keepMs = change.keepMs;
			return () => resolve(change.result);
		} catch (error) {
			return () => reject(error);
		}
	});
	return { json: current, keepMs, settle: () => settlements.forEach((settle) => settle()) };
}

export function parsed(json: string | undefined) {
	return json === undefined ? undefined : JSON.parse(json);
}
