import type { Pauses } from '../../core/delivery/pauses';
import type { Sql } from './Sql';

/** Stands for every scope. */
const ALL = '';

/** Which scopes' deliveries stay where they are for now. */
export function pausing(sql: Sql) {
	return {
		async pause(scope = ALL): Promise<void> {
			await sql.all('INSERT INTO pauses (scope) VALUES (:scope) ON CONFLICT DO NOTHING', { scope });
		},
		async resume(scope = ALL): Promise<void> {
			await sql.all('DELETE FROM pauses WHERE scope = :scope', { scope });
			if (scope !== ALL) await sql.announce(scope);
		},
		async paused(): Promise<Pauses> {
			const rows = await sql.all('SELECT scope FROM pauses ORDER BY scope');
			const scopes = rows.map(({ scope }) => String(scope));
			return { all: scopes.includes(ALL), scopes: scopes.filter((scope) => scope !== ALL) };
		},
	};
}
