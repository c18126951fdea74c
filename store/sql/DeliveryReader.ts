import { setImmediate } from 'node:timers/promises';
import type { Delivery, DeliveryStatus } from '../../core/delivery/types';
import type { PayloadCodec } from '../payload';
import type { DeliveryFilter, DeliveryPage, StatisticsBy } from '../Store';
import { conditionOf, type Condition } from './filter';
import { toDelivery } from './rows';
import type { Sql } from './Sql';

/** Rows that are read at a time when their bodies are searched. */
const SEARCH_PAGE = 500;
const MOST_VALUES = 1000;
const DAY_MS = 86_400_000;

const GROUPS: Record<StatisticsBy, string> = {
	status: 'status',
	provider: 'provider',
	type: 'type',
	reason: `coalesce(reason, '')`,
	workflow: 'workflow_id',
	day: `received_at / ${DAY_MS}`,
};

/** Lists and counts. */
export class DeliveryReader {
	constructor(
		private readonly sql: Sql,
		private readonly codec: PayloadCodec,
	) {}

	async find({ payloadText, ...page }: DeliveryPage): Promise<Delivery[]> {
		if (payloadText === undefined) return await this.#page(page);
		const found: Delivery[] = [];
		let { after, afterDeath } = page;
		while (found.length < page.limit) {
			const rows = await this.#page({ ...page, after, afterDeath, limit: SEARCH_PAGE });
			found.push(...rows.filter(({ body }) => body.includes(payloadText)));
			const last = rows.at(-1);
			if (!last || rows.length < SEARCH_PAGE) break;
			if (afterDeath === undefined) after = last.id;
			else afterDeath = last.deathSequence;
			// Other work gets its turn: SQLite answers synchronously.
			await setImmediate();
		}
		return found.slice(0, page.limit);
	}

	/** The filter as SQL; text in the body becomes the ids of the rows that hold it. */
	async conditionOf({ payloadText, ...filter }: DeliveryFilter): Promise<Condition> {
		if (payloadText === undefined) return conditionOf(filter, this.sql.words);
		const found = await this.find({ ...filter, payloadText, limit: Number.MAX_SAFE_INTEGER });
		return conditionOf({ ...filter, ids: found.map(({ id }) => id) }, this.sql.words);
	}

	async counts(filter: DeliveryFilter): Promise<Partial<Record<DeliveryStatus, number>>> {
		const { text, values } = await this.conditionOf(filter);
		const rows = await this.sql.all(
			`SELECT status, count(*) AS n FROM deliveries WHERE ${text} GROUP BY status`,
			values,
		);
		return Object.fromEntries(rows.map((row) => [row.status as DeliveryStatus, Number(row.n)]));
	}

	async statistics(
		filter: DeliveryFilter,
		by: StatisticsBy,
	): Promise<Array<{ value: string; count: number }>> {
		const { text, values } = await this.conditionOf(filter);
		const rows = await this.sql.all(
			`SELECT ${GROUPS[by]} AS value, count(*) AS n FROM deliveries WHERE ${text}
			GROUP BY 1 ORDER BY n DESC, value LIMIT ${MOST_VALUES}`,
			values,
		);
		return rows.map(({ value, n }) => ({
			value: by === 'day' ? dayOf(Number(value)) : String(value),
			count: Number(n),
		}));
	}

	async lastDeath(): Promise<number> {
		const [row] = await this.sql.all(`SELECT value FROM counters WHERE name = 'deaths'`);
		return Number(row?.value ?? 0);
	}

	async #page({ limit, after, afterDeath, newestFirst, ...filter }: DeliveryPage) {
		const { text, values } = conditionOf(filter, this.sql.words);
		const terms = [text];
		if (afterDeath !== undefined) terms.push('death_sequence > :afterDeath');
		if (after !== undefined) terms.push(newestFirst ? 'id < :after' : 'id > :after');
		const order = afterDeath === undefined ? 'id' : 'death_sequence';
		const rows = await this.sql.all(
			`SELECT * FROM deliveries WHERE ${terms.join(' AND ')}
			ORDER BY ${order} ${newestFirst ? 'DESC' : 'ASC'} LIMIT :limit`,
			{ ...values, after, afterDeath, limit },
		);
		return rows.map((row) => toDelivery(row, this.codec));
	}
}

function dayOf(day: number): string {
	return new Date(day * DAY_MS).toISOString().slice(0, 'YYYY-MM-DD'.length);
}
