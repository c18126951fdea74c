import { readFileSync } from 'node:fs';
import type { IDataObject } from 'n8n-workflow';
import { Client } from 'pg';
import { startPostgres } from '../../../sandbox/services/postgres.ts';
import { useService } from '../../support/services';

const DOWN = 'postgres://nobody@127.0.0.1:1/none';

/** A real Postgres with a template's tables, empty before each test. */
export function useDatabase(template: string) {
	const postgres = useService(() => startPostgres({ fsync: false }));
	let isDown = false;

	async function query(sql: string): Promise<IDataObject[]> {
		const client = new Client(postgres.current.url);
		await client.connect();
		const { rows } = await client.query<IDataObject>(sql).finally(() => client.end());
		return rows;
	}

	beforeEach(async () => {
		isDown = false;
		await query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
		await query(readFileSync(`workflows/${template}.sql`, 'utf8'));
	});

	return {
		query,
		/** What the stand-in of n8n's Postgres node takes. */
		credential: () => ({ postgres: { url: isDown ? DOWN : postgres.current.url } }),
		goDown() {
			isDown = true;
		},
		comeBack() {
			isDown = false;
		},
	};
}
