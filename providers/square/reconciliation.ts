import { answer, idOf, rows, text } from '../../core/api/json';
import type { Reconciliation } from '../Reconciliation';

/** @see https://developer.squareup.com/reference/square/events-api/search-events */
export const squareReconciliation: Reconciliation = {
	past: () => ({
		needs: 'the Events API switched on for the application (PUT /v2/events/enable)',
		lagMs: 5 * 60_000,
		keptMs: 28 * 86_400_000,
		lists({ since, until, types }) {
			const start_at = new Date(since).toISOString();
			const end_at = new Date(until).toISOString();
			const filter = {
				created_at: { start_at, end_at },
				...(!types.includes('*') && { event_types: types }),
			};
			const search = { limit: 100, query: { filter, sort: { order: 'ASC' } } };
			return [
				{
					first: { method: 'POST', path: '/v2/events', json: search },
					read({ json }, request) {
						const { events = [], cursor: after } = answer(json);
						const cursor = text(after);
						return {
							rows: rows(events).map((event) => ({
								key: idOf(event, 'event_id'),
								type: String(event.type),
								at: Date.parse(String(event.created_at)),
								body: event,
							})),
							...(cursor && { next: { ...request, json: { ...search, cursor } } }),
						};
					},
				},
			];
		},
	}),
};
