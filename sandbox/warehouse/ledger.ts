export type Entry = {
	readonly id: string;
	readonly order_number: string;
	readonly idempotencyKey: string | null;
	/** ms since the epoch */
	readonly acceptedAt: number;
	/** of the request that was accepted, without the API key */
	readonly headers: Readonly<Record<string, unknown>>;
	/** requests that named this order, whatever became of them */
	readonly requests: number;
};

export type Offer = {
	orderNumber: string;
	idempotencyKey: string | null;
	headers: Record<string, unknown>;
};

export type Decision =
	| { kind: 'accepted' | 'repeated'; entry: Omit<Entry, 'requests'> }
	| { kind: 'conflict'; reason: string };

export type Ledger = ReturnType<typeof createLedger>;

/** What the warehouse has taken on: each order once, and each idempotency key for one order. */
export function createLedger(clock: () => number) {
	const byOrder = new Map<string, Omit<Entry, 'requests'>>();
	const byKey = new Map<string, Omit<Entry, 'requests'>>();
	const requests = new Map<string, number>();

	return {
		/** Counts a request for an order, accepted or not. */
		see(orderNumber: string): void {
			requests.set(orderNumber, (requests.get(orderNumber) ?? 0) + 1);
		},

		accept({ orderNumber, idempotencyKey, headers }: Offer): Decision {
			const same = idempotencyKey === null ? undefined : byKey.get(idempotencyKey);
			if (same?.order_number === orderNumber) return { kind: 'repeated', entry: same };
			if (same) {
				const reason = `Idempotency key ${idempotencyKey} was used for order ${same.order_number}`;
				return { kind: 'conflict', reason };
			}
			if (byOrder.has(orderNumber)) {
				const reason = `Order ${orderNumber} was accepted before, under another idempotency key`;
				return { kind: 'conflict', reason };
			}
			const entry = {
				id: `WH-${String(byOrder.size + 1).padStart(6, '0')}`,
				order_number: orderNumber,
				idempotencyKey,
				acceptedAt: clock(),
				headers,
			};
			byOrder.set(orderNumber, entry);
			if (idempotencyKey !== null) byKey.set(idempotencyKey, entry);
			return { kind: 'accepted', entry };
		},

		/** Requests that named this order so far. */
		requests: (orderNumber: string): number => requests.get(orderNumber) ?? 0,

		/** What was accepted, in order. */
		entries: (): Entry[] =>
			[...byOrder.values()].map((entry) => ({
				...entry,
				requests: requests.get(entry.order_number) ?? 0,
			})),
	};
}
