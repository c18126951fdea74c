import { answer, idOf, rows, text, type Json } from '../../core/api/json';
import type { ApiRequest } from '../../core/api/types';
import type { Reconciliation } from '../Reconciliation';

/**
 * Lists the events of the app, whichever of its webhooks they were for. UNCONFIRMED: how long they
 * are kept; 30 days are taken for it.
 *
 * @see https://developer.paypal.com/docs/api/webhooks/v1/#webhooks-events_list
 */
export const paypalReconciliation: Reconciliation = {
	past: () => ({
		needs: 'the client id and secret of the app that owns the webhook',
		lagMs: 15 * 60_000,
		keptMs: 30 * 86_400_000,
		lists: ({ since, until }) => [
			{
				first: {
					method: 'GET',
					path: '/v1/notifications/webhooks-events',
					query: {
						page_size: '100',
						start_time: new Date(since).toISOString(),
						end_time: new Date(until).toISOString(),
					},
				},
				read({ json }) {
					const { events = [], links = [] } = answer(json);
					return { rows: rows(events).map(toEvent), next: nextOf(rows(links)) };
				},
			},
		],
	}),
};

function toEvent(event: Json) {
	return {
		key: idOf(event),
		type: String(event.event_type),
		at: Date.parse(String(event.create_time)),
		body: event,
	};
}

/** PayPal's links name api.paypal.com, whatever host was called: only what follows counts. */
function nextOf(links: readonly Json[]): ApiRequest | undefined {
	const href = text(links.find(({ rel }) => rel === 'next')?.href);
	if (href === undefined) return undefined;
	const { pathname, search } = new URL(href);
	return { method: 'GET', path: pathname + search };
}
