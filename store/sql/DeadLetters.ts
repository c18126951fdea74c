import { randomUUID } from 'node:crypto';
import type { Delivery } from '../../core/delivery/types';
import type { PayloadCodec } from '../payload';
import type { DeliveryFilter, Replay } from '../Store';
import type { DeliveryReader } from './DeliveryReader';
import { linesOf, lockLine, straighten } from './lines';
import { contextOf, LETTERS, OPEN, toDelivery } from './rows';
import type { Sql, SqlRow, SqlValue } from './Sql';

const DEAD = `status = 'dead' AND ${LETTERS}`;
const WAITING = `status IN ('dead', 'parked') AND ${LETTERS}`;

/** What people do with dead letters. */
export class DeadLetters {
	constructor(
		private readonly sql: Sql,
		private readonly codec: PayloadCodec,
		private readonly reader: DeliveryReader,
	) {}

	async replay(
		filter: DeliveryFilter,
		{ perSecond, limit }: { perSecond?: number; limit?: number } = {},
	): Promise<Replay> {
		const replayId = randomUUID();
		const { text, values } = await this.reader.conditionOf(filter);
		const { now } = this.sql.words;
		const rows = await this.#change(
			`WITH picked AS (
				SELECT id, row_number() OVER (ORDER BY id) - 1 AS place
				FROM deliveries WHERE ${DEAD} AND ${text} ORDER BY id LIMIT :limit)
			UPDATE deliveries
			SET status = 'queued', attempts = 0, replay_id = :replay, lane = ordering_key,
				blocked = CASE WHEN ordering_key IS NULL THEN 0 ELSE 1 END, updated_at = ${now},
				due_at = ${now} + CAST(picked.place * CAST(:spacing AS DOUBLE PRECISION) AS BIGINT)
			FROM picked WHERE deliveries.id = picked.id
			RETURNING deliveries.id, scope, lane`,
			{
				...values,
				limit: limit ?? Number.MAX_SAFE_INTEGER,
				replay: replayId,
				spacing: perSecond === undefined ? 0 : 1000 / perSecond,
			},
		);
		for (const scope of new Set(rows.map((row) => String(row.scope)))) {
			await this.sql.announce(scope);
		}
		return { replayId, ids: rows.map(({ id }) => Number(id)).sort((a, b) => a - b) };
	}

	async cancelReplay(replayId: string): Promise<number> {
		const rows = await this.#change(
			`UPDATE deliveries
			SET status = 'dead', updated_at = ${this.sql.words.now}, blocked = 0,
				lane = CASE WHEN parks = 1 THEN lane ELSE NULL END
			WHERE replay_id = :replay AND status = 'queued' AND attempts = 0
			RETURNING id, scope, ordering_key AS lane`,
			{ replay: replayId },
		);
		return rows.length;
	}

	async edit(id: number, body: Buffer): Promise<Delivery | undefined> {
		return await this.sql.transaction(async (sql) => {
			const [row] = await sql.all(`SELECT * FROM deliveries WHERE id = :id AND ${WAITING}`, { id });
			if (!row) return undefined;
			const known = toDelivery(row, this.codec);
			const sealed = this.codec.seal({ body, headers: known.headers }, contextOf(known));
			const [edited] = await sql.all(
				`UPDATE deliveries
				SET original_encoding = CASE WHEN original IS NULL THEN encoding ELSE original_encoding END,
					original = coalesce(original, body), body = :body, headers = :headers,
					encoding = :encoding, updated_at = ${sql.words.now}
				WHERE id = :id RETURNING *`,
				{ id, ...sealed },
			);
			return edited && toDelivery(edited, this.codec);
		});
	}

	async close(
		filter: DeliveryFilter,
		{ status, note }: { status: 'resolved' | 'discarded'; note?: string },
	): Promise<number> {
		const { text, values } = await this.reader.conditionOf(filter);
		const rows = await this.#change(
			`UPDATE deliveries
			SET status = :closedAs, note = :note, lane = NULL, blocked = 0, updated_at = ${this.sql.words.now}
			WHERE ${WAITING} AND ${text}
			RETURNING id, scope, ordering_key AS lane`,
			{ ...values, closedAs: status, note },
		);
		return rows.length;
	}

	async remove(filter: DeliveryFilter): Promise<number> {
		const { text, values } = await this.reader.conditionOf(filter);
		const rows = await this.#change(
			`DELETE FROM deliveries WHERE NOT (${OPEN}) AND ${text} RETURNING id, scope, lane`,
			values,
		);
		return rows.length;
	}

	/** Runs a change whose rows may have come into lines or left them, and puts those in order. */
	async #change(statement: string, values: Record<string, SqlValue>): Promise<SqlRow[]> {
		return await this.sql.transaction(async (sql) => {
			const rows = await sql.all(statement, values);
			for (const line of linesOf(rows)) {
				await lockLine(sql, line);
				await straighten(sql, line);
			}
			return rows;
		});
	}
}
