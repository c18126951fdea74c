import { fields, idOf, rows } from '../../core/api/json';
import { withQuery } from '../../core/api/pages';
import { path } from '../../core/api/path';
import type { Reconciliation } from '../Reconciliation';

const TAKE = 100;

/** @see https://auth0.com/docs/api/management/v2/event-streams/get-event-deliveries */
export const auth0EventStreamReconciliation: Reconciliation = {
	past: () => ({
		needs: 'read:event_deliveries',
		lagMs: 15 * 60_000,
		keptMs: 7 * 86_400_000,
		lists: ({ since, until, subscriptionIds }) =>
			subscriptionIds.map((id) => ({
				first: {
					method: 'GET',
					path: path`/api/v2/event-streams/${id}/deliveries`,
					query: {
						statuses: 'failed',
						date_from: new Date(since).toISOString(),
						date_to: new Date(until).toISOString(),
						take: String(TAKE),
					},
				},
				read({ json }, request) {
					const deliveries = rows(json);
					const last = deliveries.at(-1);
					return {
						rows: deliveries
							.map(({ event }) => fields(event))
							.map((event) => ({
								key: idOf(event),
								type: String(event.type),
								at: Date.parse(String(event.time)),
								body: event,
							})),
						...(last &&
							deliveries.length === TAKE && { next: withQuery(request, { from: idOf(last) }) }),
					};
				},
			})),
	}),
};
