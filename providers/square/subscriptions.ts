import { answer, fields, idOf, rows, text, texts, type Json } from '../../core/api/json';
import { withQuery } from '../../core/api/pages';
import { path } from '../../core/api/path';
import type { Subscription } from '../../core/subscription/types';
import type { Subscriptions } from '../Subscriptions';

const PATH = '/v2/webhooks/subscriptions';

/** @see https://developer.squareup.com/reference/square/webhook-subscriptions-api */
export const squareSubscriptions: Subscriptions = () => ({
	needs: 'the personal access token of the application; OAuth tokens are not accepted',
	secret: {
		from: 'made',
		reveal: {
			request: (id) => ({ method: 'GET', path: path`/v2/webhooks/subscriptions/${id}` }),
			read: ({ json }) => text(fields(fields(json).subscription).signature_key),
		},
	},
	list: {
		first: { method: 'GET', path: PATH, query: { include_disabled: 'true' } },
		read({ json }, request) {
			// An empty list is left out.
			const { subscriptions = [], cursor } = answer(json);
			const next = text(cursor);
			return {
				rows: rows(subscriptions).map(read),
				...(next && { next: withQuery(request, { cursor: next }) }),
			};
		},
	},
	create: ({ url, events, name }) => ({
		method: 'POST',
		path: PATH,
		json: { subscription: { name, enabled: true, event_types: events, notification_url: url } },
	}),
	created: ({ json }) => read(fields(fields(json).subscription)),
	update: ({ id }, { events }) => [
		{
			method: 'PUT',
			path: path`/v2/webhooks/subscriptions/${id}`,
			json: { subscription: { enabled: true, event_types: events } },
		},
	],
	remove: ({ id }) => [{ method: 'DELETE', path: path`/v2/webhooks/subscriptions/${id}` }],
});

function read(row: Json): Subscription {
	return {
		id: idOf(row),
		url: String(row.notification_url),
		events: texts(row.event_types),
		enabled: row.enabled === true,
		secret: text(row.signature_key),
		createdAt: text(row.created_at),
	};
}
