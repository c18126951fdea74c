import { idOf, rows } from '../../core/api/json';
import { linkedPage } from '../../core/api/pages';
import { path } from '../../core/api/path';
import type { Reconciliation } from '../Reconciliation';
import { API_HEADERS as headers, hooksPath } from './hooks';

/**
 * GitHub never sends again by itself, but when it is asked to: signed as before, and under the same
 * X-GitHub-Delivery.
 *
 * @see https://docs.github.com/en/webhooks/using-webhooks/automatically-redelivering-failed-deliveries-for-a-repository-webhook
 */
export const githubReconciliation: Reconciliation = {
	past: (credential) => ({
		needs: 'Webhooks: Read and write (classic tokens: admin:repo_hook or admin:org_hook)',
		lagMs: 5 * 60_000,
		keptMs: 3 * 86_400_000,
		lists: ({ since, subscriptionIds }) =>
			subscriptionIds.map((id) => {
				const deliveries = hooksPath(credential) + path`/${id}/deliveries`;
				return {
					first: { method: 'GET', path: deliveries, query: { per_page: '100' }, headers },
					read(response) {
						// The newest come first.
						const found = rows(response.json).map((row) => ({
							key: idOf(row, 'guid'),
							type: String(row.event),
							at: Date.parse(String(row.delivered_at)),
							delivered: Number(row.status_code) >= 200 && Number(row.status_code) < 300,
							redeliver: {
								method: 'POST' as const,
								path: deliveries + path`/${idOf(row)}/attempts`,
								headers,
							},
						}));
						const next = linkedPage(response);
						const isOver = found.some(({ at }) => at < since);
						return {
							rows: found.filter(({ at }) => at >= since),
							...(next && !isOver && { next: { ...next, headers } }),
						};
					},
				};
			}),
	}),
};
