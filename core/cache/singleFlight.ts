import { HttpFailure } from '../http/failure';

/** Runs `call`, or joins the one under way with the same key. */
export type SingleFlight<T> = (
	key: string,
	signal: AbortSignal | undefined,
	call: () => Promise<T>,
) => Promise<T>;

const flightsOf = new WeakMap<object, Map<string, Promise<unknown>>>();

/** All users of one `owner` in this process share their flights. */
export function singleFlight<T>(owner: object): SingleFlight<T> {
	const flights = (flightsOf.get(owner) ?? new Map()) as Map<string, Promise<T>>;
	flightsOf.set(owner, flights);

	return async function fly(key, signal, call) {
		for (;;) {
			const joined = flights.get(key);
			if (!joined) {
				const flight = call().finally(() => flights.delete(key));
				flights.set(key, flight);
				return await flight;
			}
			try {
				return await unlessAborted(joined, signal);
			} catch (failure) {
				// Who made the call was cancelled; who waits for it was not, and makes it itself.
				const cancelled = failure instanceof HttpFailure && failure.reason === 'aborted';
				if (!cancelled || signal?.aborted) throw failure;
			}
		}
	};
}

/** Rejects with the signal's reason when it aborts first. */
async function unlessAborted<T>(flight: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
	if (!signal) return await flight;
	const aborted = () =>
		new HttpFailure('The call was cancelled', { reason: 'aborted', retryable: false });
	if (signal.aborted) throw aborted();
	return await new Promise<T>((resolve, reject) => {
		const abort = () => reject(aborted());
		signal.addEventListener('abort', abort, { once: true });
		flight.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
	});
}
