import type { IncomingHttpHeaders } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { HttpError, serve } from '../lib/http.ts';
import type { Reply, Request, Served } from '../lib/http.ts';
import { createLedger } from './ledger.ts';
import type { Entry } from './ledger.ts';
import { parseSwitches, UP } from './switches.ts';
import type { Switches } from './switches.ts';

export type WarehouseOptions = {
	apiKey: string;
	/** default 0: any free one */
	port?: number;
	/** ms since the epoch */
	clock?: () => number;
	sleep?: (ms: number) => Promise<unknown>;
};

export type Warehouse = Served & {
	/** Changes some switches and leaves the others. */
	set(switches: Partial<Switches>): void;
	ledger(): Entry[];
	/** requests that named this order, refused ones and those that met a warehouse down included */
	requests(orderNumber: string): number;
};

const without = ({ 'x-api-key': _, ...headers }: IncomingHttpHeaders) => headers;

/** The order number as text; undefined when the body has none. */
function orderNumberOf(body: unknown): string | undefined {
	const { order_number: number } = (body ?? {}) as { order_number?: unknown };
	if (typeof number === 'number') return String(number);
	return typeof number === 'string' && number !== '' ? number : undefined;
}

/** Whatever the content type says: `curl -d` calls all that it sends a form. */
function json({ text }: Request): unknown {
	try {
		return JSON.parse(text);
	} catch {
		throw new HttpError(400, 'Send a JSON object');
	}
}

/**
 * A warehouse's order API that can be made to fail in the ways such APIs do. `POST /orders` with
 * `X-Api-Key` books an order; `GET /ledger` shows what was booked; `PUT /switches` makes it fail.
 */
export async function startWarehouse({
	apiKey,
	port = 0,
	clock = Date.now,
	sleep = setTimeout,
}: WarehouseOptions): Promise<Warehouse> {
	const ledger = createLedger(clock);
	let switches = UP;
	let sinceSwitched = 0;
	let window: number[] = [];

	/** The answer of a warehouse in trouble; undefined when it works. */
	async function trouble(): Promise<Reply | undefined> {
		sinceSwitched += 1;
		if (sinceSwitched % switches.every !== 0) return undefined;
		switch (switches.mode) {
			case 'up':
				return undefined;
			case 'down':
				return 'hang up';
			case 'slow':
				await sleep(switches.slowMs);
				return undefined;
			case 'error':
				throw new HttpError(switches.errorStatus, 'The warehouse is having a bad day');
			case 'refuse':
				throw new HttpError(422, 'The warehouse does not stock an article of this order');
			case 'throttle': {
				const now = clock();
				window = window.filter((at) => at > now - 1_000);
				if (window.length < switches.perSecond) {
					window.push(now);
					return undefined;
				}
				return {
					status: 429,
					headers: { 'Retry-After': String(switches.retryAfter) },
					body: { error: `Too many requests: try again in ${switches.retryAfter} s` },
				};
			}
		}
	}

	async function receive({ headers, body }: Request): Promise<Reply> {
		const orderNumber = orderNumberOf(body);
		if (orderNumber !== undefined) ledger.see(orderNumber);
		const fault = await trouble();
		if (fault) return fault;
		if (headers['x-api-key'] !== apiKey) throw new HttpError(401, 'X-Api-Key is missing or wrong');
		if (orderNumber === undefined) throw new HttpError(422, 'order_number is required');
		if (switches.reject.includes(orderNumber)) {
			throw new HttpError(422, `Order ${orderNumber} has an article the warehouse does not stock`);
		}
		const decision = ledger.accept({
			orderNumber,
			idempotencyKey: headers['idempotency-key']?.toString() ?? null,
			headers: without(headers),
		});
		if (decision.kind === 'conflict') throw new HttpError(409, decision.reason);
		if (switches.dropNext) {
			switches = { ...switches, dropNext: false };
			return 'hang up';
		}
		const { id, acceptedAt } = decision.entry;
		const answer = {
			id,
			order_number: orderNumber,
			received_at: new Date(acceptedAt).toISOString(),
		};
		return decision.kind === 'accepted'
			? { status: 201, body: answer }
			: { status: 200, body: answer, headers: { 'Idempotent-Replayed': 'true' } };
	}

	function set(change: Partial<Switches>): void {
		switches = { ...switches, ...change };
		sinceSwitched = 0;
		window = [];
	}

	const served = await serve(port, (request) => {
		switch (`${request.method} ${request.path}`) {
			case 'POST /orders':
				return receive(request);
			case 'GET /ledger':
				return { status: 200, body: ledger.entries() };
			case 'GET /switches':
				return { status: 200, body: switches };
			case 'PUT /switches':
				set(parseSwitches(json(request)));
				return { status: 200, body: switches };
			default:
				throw new HttpError(404, `No ${request.method} ${request.path} here`);
		}
	});
	return { ...served, set, ledger: ledger.entries, requests: ledger.requests };
}
