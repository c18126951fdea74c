import type { ClientConfig } from 'pg';
import type { Clock } from '../../core/time';
import { comparedState } from '../comparedState';
import { payloadCodec, type PayloadCodec } from '../payload';
import { SqlLedger } from '../sql/SqlLedger';
import type { Store } from '../Store';
import { Notifications } from './Notifications';
import { PostgresSql } from './PostgresSql';
import { postgresValues } from './postgresValues';
import { migrate } from './schema';

/** Connections of one process at a time. */
const POOL_SIZE = 10;
/** A call that takes longer is given up, ms; the pool then waits no longer for a connection. */
const STATEMENT_TIMEOUT_MS = 30_000;
const CONNECT_TIMEOUT_MS = 5000;
const DEFAULT_SCHEMA = 'steadfast';
const INT8 = 20;

export interface PostgresOptions {
	codec?: PayloadCodec;
	/** In the place of the server's, for tests. */
	clock?: Clock;
	/** Where the tables are; `steadfast` unless given. */
	schema?: string;
}

/**
 * Opens the ledger in a Postgres (13 or newer), in a schema of its own. The server's clock counts, so
 * that processes on several machines agree.
 *
 * @param url `postgres://user:password@host:5432/database`, with `sslmode` as libpq has it
 * @throws when the server cannot be reached, does not let us in, or has a newer schema.
 */
export async function openPostgresStore(
	url: string,
	{ codec = payloadCodec(), clock, schema = DEFAULT_SCHEMA }: PostgresOptions = {},
): Promise<Store> {
	const { default: pg } = await import('pg');
	const settings: ClientConfig = {
		connectionString: url,
		application_name: 'n8n-nodes-steadfast',
		statement_timeout: STATEMENT_TIMEOUT_MS,
		connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
		keepAlive: true,
		options: `-c search_path=${schema}`,
		types: {
			// Ids and times are far below 2^53.
			getTypeParser: (type, format) =>
				type === INT8 && format !== 'binary' ? Number : pg.types.getTypeParser(type, format),
		},
	};
	const pool = new pg.Pool({ ...settings, max: POOL_SIZE, allowExitOnIdle: true });
	// An idle connection that breaks is taken out of the pool; the next call opens another.
	pool.on('error', () => undefined);
	try {
		await migrate(pool, schema);
	} catch (error) {
		await pool.end();
		throw error;
	}
	const connect = () => new pg.Client(settings);
	const notifications = new Notifications(pool, connect, `${schema}_due`);
	const sql = new PostgresSql(pool, notifications, clock);
	return {
		ledger: new SqlLedger(sql, codec),
		state: comparedState(postgresValues(sql)),
		async close() {
			await notifications.close();
			await pool.end();
		},
	};
}
