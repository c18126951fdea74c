import { fields, idOf, rows } from '../../core/api/json';
import { withQuery } from '../../core/api/pages';
import type { Reconciliation } from '../Reconciliation';

/** More cannot be asked for at once. */
const MAX_TYPES = 20;

/** @see https://docs.stripe.com/api/events/list */
export const stripeReconciliation: Reconciliation = {
	past: () => ({
		needs: 'Events: Read',
		lagMs: 5 * 60_000,
		keptMs: 30 * 86_400_000,
		lists: ({ since, until, types }) => [
			{
				first: {
					method: 'GET',
					path: `/v1/events${typeFilter(types)}`,
					query: {
						limit: '100',
						'created[gte]': String(Math.floor(since / 1000)),
						'created[lte]': String(Math.ceil(until / 1000)),
					},
				},
				read({ json }, request) {
					const { data, has_more } = fields(json);
					const found = rows(data).map((event) => ({
						key: idOf(event),
						type: String(event.type),
						at: Number(event.created) * 1000,
						body: event,
					}));
					const last = found.at(-1);
					const next =
						has_more === true && last && withQuery(request, { starting_after: last.key });
					return { rows: found, ...(next && { next }) };
				},
			},
		],
	}),
};

function typeFilter(types: readonly string[]): string {
	if (types.includes('*') || types.length > MAX_TYPES) return '';
	return `?${types.map((type) => `types[]=${encodeURIComponent(type)}`).join('&')}`;
}
