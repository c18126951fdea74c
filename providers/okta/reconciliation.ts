import { idOf, rows } from '../../core/api/json';
import { linkedPage } from '../../core/api/pages';
import type { Reconciliation } from '../Reconciliation';

/** @see https://developer.okta.com/docs/api/openapi/okta-management/management/tag/SystemLog/ */
export const oktaReconciliation: Reconciliation = {
	past: () => ({
		needs: 'an administrator who may read the system log (okta.logs.read)',
		lagMs: 5 * 60_000,
		keptMs: 90 * 86_400_000,
		lists: ({ since, until }) => [
			{
				first: {
					method: 'GET',
					path: '/api/v1/logs',
					query: {
						since: new Date(since).toISOString(),
						until: new Date(until).toISOString(),
						sortOrder: 'ASCENDING',
						limit: '1000',
					},
				},
				read(response) {
					const found = rows(response.json).map((event) => ({
						key: idOf(event, 'uuid'),
						type: String(event.eventType),
						at: Date.parse(String(event.published)),
						body: {
							eventType: 'com.okta.event_hook',
							eventTime: event.published,
							data: { events: [event] },
						},
					}));
					// A next page is always named, for who wants to go on asking.
					return { rows: found, next: found.length > 0 ? linkedPage(response) : undefined };
				},
			},
		],
	}),
};
