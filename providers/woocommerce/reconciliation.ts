import { rows } from '../../core/api/json';
import { linkedPage } from '../../core/api/pages';
import type { Paged } from '../../core/api/types';
import { changeKeys } from '../../core/reconcile/changes';
import type { PastEvent } from '../../core/reconcile/types';
import type { Reconciliation } from '../Reconciliation';

/** Customers cannot be listed by their change. */
const RESOURCES = [
	{ list: 'orders', created: 'order.created', updated: 'order.updated' },
	{ list: 'products', created: 'product.created', updated: 'product.updated' },
	{ list: 'coupons', created: 'coupon.created', updated: 'coupon.updated' },
] as const;

const changes = changeKeys(RESOURCES, {
	createdAt: ({ date_created_gmt }) => Date.parse(`${String(date_created_gmt)}Z`),
	updatedAt: ({ date_modified_gmt }) => Date.parse(`${String(date_modified_gmt)}Z`),
});

/**
 * What has changed, as it is now: two webhooks of one second may share their delivery id, so that
 * both ways go by the resource and its time.
 *
 * @see https://woocommerce.github.io/woocommerce-rest-api-docs/#list-all-orders
 */
export const woocommerceReconciliation: Reconciliation = {
	keyOf: changes.keyOf,
	past: () => ({
		needs: 'a REST API key with Read permissions',
		lagMs: 5 * 60_000,
		keptMs: 60 * 86_400_000,
		lists: ({ since, until, types }) =>
			RESOURCES.filter(
				({ created, updated }) =>
					types.includes('*') || types.includes(created) || types.includes(updated),
			).map(
				(resource): Paged<PastEvent> => ({
					first: {
						method: 'GET',
						path: `/${resource.list}`,
						query: {
							per_page: '100',
							orderby: 'modified',
							order: 'asc',
							dates_are_gmt: 'true',
							modified_after: new Date(since).toISOString(),
							modified_before: new Date(until).toISOString(),
						},
					},
					read: (response) => ({
						rows: rows(response.json).flatMap((row) =>
							changes
								.eventsOf(resource, row, since)
								.map((event) => ({ ...event, headers: { 'x-wc-webhook-topic': event.type } })),
						),
						next: linkedPage(response),
					}),
				}),
			),
	}),
};
