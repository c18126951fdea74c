import type { Delivery, LeasedDelivery, NewDelivery, Settlement } from '../../core/delivery/types';
import type { PayloadCodec } from '../payload';
import type {
	DeliveryFilter,
	DeliveryPage,
	Ledger,
	Recorded,
	Retention,
	StatisticsBy,
} from '../Store';
import { batched } from './batched';
import { claimRows } from './claim';
import { DeadLetters } from './DeadLetters';
import { health } from './health';
import { pausing } from './pausing';
import { purge } from './purge';
import { record, recordIn } from './record';
import { DeliveryReader } from './DeliveryReader';
import { toColumns, toDelivery } from './rows';
import { bury, settleAll, type Ending } from './settle';
import { SettledTallies } from './settledTallies';
import type { Sql } from './Sql';

/** Few enough that others need not wait long for the rows. */
const SETTLED_TOGETHER = 50;

/** The ledger in SQL: what each method does is in the file of its name. */
export class SqlLedger implements Ledger {
	readonly #reader: DeliveryReader;
	readonly #letters: DeadLetters;
	readonly #pausing: ReturnType<typeof pausing>;
	readonly #settle: (ending: Ending) => Promise<boolean>;
	readonly #settledTallies = new SettledTallies();

	constructor(
		private readonly sql: Sql,
		private readonly codec: PayloadCodec,
	) {
		this.#reader = new DeliveryReader(sql, codec);
		this.#letters = new DeadLetters(sql, codec, this.#reader);
		this.#pausing = pausing(sql);
		this.#settle = batched(
			(endings) => sql.transaction((transaction) => settleAll(transaction, endings)),
			SETTLED_TOGETHER,
		);
	}

	async record(delivery: NewDelivery): Promise<Recorded> {
		const recorded = await record(this.sql, toColumns(delivery, this.codec));
		if (!recorded.duplicate) await this.sql.announce(delivery.scope);
		return recorded;
	}

	async recordAll(deliveries: readonly NewDelivery[]): Promise<Recorded[]> {
		const rows = deliveries.map((delivery) => toColumns(delivery, this.codec));
		const recorded = await this.sql.transaction(async (sql) => {
			const results: Recorded[] = [];
			for (const row of rows) results.push(await recordIn(sql, row));
			return results;
		});
		for (const scope of new Set(deliveries.map((delivery) => delivery.scope))) {
			await this.sql.announce(scope);
		}
		return recorded;
	}

	async ignore(delivery: NewDelivery, reason: string): Promise<Recorded> {
		return await record(this.sql, toColumns(delivery, this.codec), { status: 'ignored', reason });
	}

	async bury(delivery: NewDelivery, reason: string): Promise<Delivery> {
		const row = toColumns(delivery, this.codec);
		return await this.sql.transaction(async (sql) =>
			toDelivery(await bury(sql, row, reason), this.codec),
		);
	}

	async claim(
		scope: string,
		limit: number,
		leaseMs: number,
		inFlight?: number,
	): Promise<LeasedDelivery[]> {
		const claim = { scope, limit, leaseMs, inFlight };
		// Decoded before it is written: what cannot be read is not counted as an attempt.
		return await this.sql.transaction(async (sql) =>
			(await claimRows(sql, claim)).map((row) => ({
				...toDelivery(row, this.codec),
				leaseToken: String(row.lease_token),
			})),
		);
	}

	async renew(leases: readonly LeasedDelivery[], leaseMs: number): Promise<void> {
		await this.sql.transaction(async (sql) => {
			for (const { id, leaseToken } of leases) {
				await sql.all(
					`UPDATE deliveries SET due_at = ${sql.words.now} + :leaseMs
					WHERE id = :id AND lease_token = :token`,
					{ id, token: leaseToken, leaseMs },
				);
			}
		});
	}

	async settle(lease: LeasedDelivery, settlement: Settlement): Promise<boolean> {
		return await this.#settle({ lease, settlement });
	}

	onDue(scope: string, listener: () => void): () => void {
		return this.sql.listen(scope, listener);
	}

	find = (page: DeliveryPage) => this.#reader.find(page);
	counts = (filter: DeliveryFilter = {}) => this.#reader.counts(filter);
	statistics = (filter: DeliveryFilter, by: StatisticsBy) => this.#reader.statistics(filter, by);
	lastDeath = () => this.#reader.lastDeath();

	replay = (filter: DeliveryFilter, options?: { perSecond?: number; limit?: number }) =>
		this.#letters.replay(filter, options);
	cancelReplay = (replayId: string) => this.#letters.cancelReplay(replayId);
	edit = (id: number, body: Buffer) => this.#letters.edit(id, body);
	close = (filter: DeliveryFilter, as: Parameters<Ledger['close']>[1]) =>
		this.#letters.close(filter, as);
	remove = (filter: DeliveryFilter) => this.#letters.remove(filter);

	pause = (scope?: string) => this.#pausing.pause(scope);
	resume = (scope?: string) => this.#pausing.resume(scope);
	paused = () => this.#pausing.paused();

	purge = (retention: Retention, limit: number) => purge(this.sql, retention, limit);
	health = (window: Parameters<Ledger['health']>[0]) =>
		health(this.sql, this.#settledTallies, window);
}
