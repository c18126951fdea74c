import type { SharedState } from '../../core/state';
import { backgroundSleep } from './systemTime';

const EVERY_MS = 30_000;
/** Two signs of life may be missed. */
const KEEP_MS = 3 * EVERY_MS;

/**
 * Says in the shared state that somebody works on a scope, again and again. Answers with its end.
 * Only people look at it: when it cannot be written, the next time will do.
 */
export function sayListening(state: SharedState, scope: string): () => Promise<void> {
	const stopping = new AbortController();
	async function run(): Promise<void> {
		while (!stopping.signal.aborted) {
			await say(true);
			await backgroundSleep(EVERY_MS, stopping.signal).catch(() => undefined);
		}
		await say(false);
	}
	const say = (listens: boolean) =>
		state
			.update(keyOf(scope), (_, now) => ({
				state: listens ? now : undefined,
				result: undefined,
				keepMs: KEEP_MS,
			}))
			.catch(() => undefined);
	const running = run();
	return async () => {
		stopping.abort();
		await running;
	};
}

/** Does any process work on this scope? */
export async function isListenedTo(state: SharedState, scope: string): Promise<boolean> {
	return (await state.read(keyOf(scope))) !== undefined;
}

function keyOf(scope: string): string {
	return `listening:${scope}`;
}
