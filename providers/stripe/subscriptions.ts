import { fields, idOf, rows, text, texts, type Json } from '../../core/api/json';
import { withQuery } from '../../core/api/pages';
import { path } from '../../core/api/path';
import type { Subscription } from '../../core/subscription/types';
import type { Subscriptions } from '../Subscriptions';

/** @see https://docs.stripe.com/api/webhook_endpoints */
export const stripeSubscriptions: Subscriptions = () => ({
	needs: 'a secret key, or a restricted key with Webhook Endpoints: Write',
	wildcard: '*',
	secret: { from: 'made' },
	list: {
		first: { method: 'GET', path: '/v1/webhook_endpoints', query: { limit: '100' } },
		read({ json }, request) {
			const { data, has_more } = fields(json);
			const found = rows(data).map(read);
			const last = found.at(-1);
			const next = has_more === true && last && withQuery(request, { starting_after: last.id });
			return { rows: found, ...(next && { next }) };
		},
	},
	create: ({ url, events, name }) => ({
		method: 'POST',
		path: '/v1/webhook_endpoints',
		form: [['url', url], ['description', name], ...enabledEvents(events)],
	}),
	created: ({ json }) => read(fields(json)),
	update: ({ id }, { events }) => [
		{
			method: 'POST',
			path: path`/v1/webhook_endpoints/${id}`,
			form: [['disabled', 'false'], ...enabledEvents(events)],
		},
	],
	remove: ({ id }) => [{ method: 'DELETE', path: path`/v1/webhook_endpoints/${id}` }],
});

function read(row: Json): Subscription {
	return {
		id: idOf(row),
		url: String(row.url),
		events: texts(row.enabled_events),
		enabled: row.status === 'enabled',
		// Only the answer to the creation has it.
		secret: text(row.secret),
		createdAt: Number(row.created),
	};
}

function enabledEvents(events: readonly string[]) {
	return events.map((event) => ['enabled_events[]', event] as const);
}
