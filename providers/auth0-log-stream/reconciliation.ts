import { idOf, rows } from '../../core/api/json';
import type { Reconciliation } from '../Reconciliation';

const TAKE = 100;

/** @see https://auth0.com/docs/deploy-monitor/logs/retrieve-log-events-using-mgmt-api */
export const auth0LogStreamReconciliation: Reconciliation = {
	past: () => ({
		needs: 'read:logs',
		lagMs: 5 * 60_000,
		// The shortest of all plans.
		keptMs: 86_400_000,
		lists: ({ since, until }) => [
			{
				// A search ends after 1,000 entries: it finds the first ones, and from there on it is read by id.
				first: {
					method: 'GET',
					path: '/api/v2/logs',
					query: {
						q: `date:[${new Date(since).toISOString()} TO *]`,
						sort: 'date:1',
						per_page: String(TAKE),
					},
				},
				read({ json }) {
					const found = rows(json).map((entry) => ({
						key: idOf(entry, 'log_id'),
						type: String(entry.type),
						at: Date.parse(String(entry.date)),
						body: { log_id: entry.log_id, data: entry },
					}));
					const last = found.at(-1);
					const isOver = found.length < TAKE || !last || last.at > until;
					return {
						rows: found,
						...(!isOver && {
							next: {
								method: 'GET',
								path: '/api/v2/logs',
								query: { from: last.key, take: String(TAKE) },
							},
						}),
					};
				},
			},
		],
	}),
};
