import { setTimeout as sleep } from 'node:timers/promises';
import { HttpError, serve } from '../../lib/http.ts';
import type { Served } from '../../lib/http.ts';

export type Call = {
	readonly order: string;
	readonly key: string | null;
	/** ms since the epoch */
	readonly at: number;
	/** whether the call had its effect */
	readonly booked: boolean;
	readonly body: Readonly<Record<string, unknown>>;
};

export type Sink = Served & {
	/** every call, in the order in which they came */
	readonly calls: readonly Call[];
	/** how often an order was booked */
	bookings(order: string): number;
	/** Changes how it answers from now on. */
	behave(behaviour: Partial<Behaviour>): void;
};

export type Behaviour = {
	/** ms between the booking and the answer: who is killed meanwhile does not hear of it */
	answerMs: number;
	/** a status to refuse a call with, which then books nothing; undefined accepts it */
	refuse(call: Pick<Call, 'order' | 'key' | 'body'>): number | undefined;
};

/**
 * The far end of a proof. Unlike the warehouse it books as often as it is asked to: a call with an
 * idempotency key once for each key, one without a key always.
 */
export async function startSink(): Promise<Sink> {
	const calls: Call[] = [];
	const keys = new Set<string>();
	const booked = new Map<string, number>();
	let behaviour: Behaviour = { answerMs: 0, refuse: () => undefined };

	const served = await serve(0, async ({ headers, body }) => {
		const fields = (body ?? {}) as Record<string, unknown>;
		const order = String(fields.order_number ?? fields.name);
		const key = headers['idempotency-key']?.toString() ?? null;
		const refusal = behaviour.refuse({ order, key, body: fields });
		const isNew = key === null || !keys.has(key);
		const books = refusal === undefined && isNew;
		if (books) {
			if (key !== null) keys.add(key);
			booked.set(order, (booked.get(order) ?? 0) + 1);
		}
		calls.push({ order, key, at: Date.now(), booked: books, body: fields });
		await sleep(behaviour.answerMs);
		if (refusal !== undefined) throw new HttpError(refusal, `${order} is not taken now`);
		return { status: isNew ? 201 : 200, body: { order } };
	});
	return {
		...served,
		calls,
		bookings: (order) => booked.get(order) ?? 0,
		behave: (change) => void (behaviour = { ...behaviour, ...change }),
	};
}
