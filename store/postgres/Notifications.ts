import { randomUUID } from 'node:crypto';
import type { Client, Pool } from 'pg';
import { Listeners } from '../listeners';

/** Between tries to connect again, ms. */
const RECONNECT_MS = 1000;

/**
 * Wakes drains in every process by LISTEN and NOTIFY, over a connection of its own. Hints only: what
 * is lost while the server is away is found by the drains themselves.
 * https://www.postgresql.org/docs/current/sql-notify.html
 */
export class Notifications {
	readonly #listeners = new Listeners();
	/** Our own notifications come back to us, too late to be of use. */
	readonly #self = randomUUID();
	readonly #unsent = new Set<string>();
	#sending = false;
	#client: Client | undefined;
	#connecting: Promise<void> | undefined;
	#retry: NodeJS.Timeout | undefined;
	#closed = false;

	constructor(
		private readonly pool: Pool,
		private readonly connect: () => Client,
		private readonly channel: string,
	) {}

	send(scope: string): void {
		this.#listeners.call(scope);
		this.#unsent.add(scope);
		if (!this.#sending) void this.#sendAll();
	}

	listen(scope: string, listener: () => void): () => void {
		this.#subscribe();
		return this.#listeners.add(scope, listener);
	}

	async close(): Promise<void> {
		this.#closed = true;
		clearTimeout(this.#retry);
		await this.#connecting;
		await this.#client?.end().catch(() => undefined);
	}

	/** One statement for all that came together: commits with a NOTIFY wait for each other. */
	async #sendAll(): Promise<void> {
		this.#sending = true;
		while (this.#unsent.size > 0 && !this.#closed) {
			const payloads = [...this.#unsent].map((scope) => JSON.stringify([this.#self, scope]));
			this.#unsent.clear();
			await this.pool
				.query('SELECT pg_notify($1, payload) FROM unnest($2::text[]) AS payload', [
					this.channel,
					payloads,
				])
				.catch(() => undefined);
		}
		this.#sending = false;
	}

	#subscribe(): void {
		if (this.#closed || this.#client || this.#connecting) return;
		const client = this.connect();
		const lost = () => {
			if (this.#client === client) this.#client = undefined;
			this.#later();
		};
		client.on('error', lost);
		client.on('end', lost);
		client.on('notification', ({ payload }) => this.#receive(payload));
		this.#connecting = client
			.connect()
			.then(() => client.query(`LISTEN ${client.escapeIdentifier(this.channel)}`))
			.then(
				() => {
					this.#client = client;
					// What was sent while we were away is not sent again.
					this.#listeners.callAll();
				},
				() => {
					void client.end().catch(() => undefined);
					this.#later();
				},
			)
			.finally(() => (this.#connecting = undefined));
	}

	#later(): void {
		if (this.#closed || this.#retry) return;
		this.#retry = setTimeout(() => {
			this.#retry = undefined;
			this.#subscribe();
		}, RECONNECT_MS).unref();
	}

	#receive(payload = ''): void {
		const [sender, scope] = JSON.parse(payload) as string[];
		if (scope !== undefined && sender !== this.#self) this.#listeners.call(scope);
	}
}
