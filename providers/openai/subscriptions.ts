import { fields, idOf, rows, text, texts, type Json } from '../../core/api/json';
import { withQuery } from '../../core/api/pages';
import { path } from '../../core/api/path';
import type { Subscription } from '../../core/subscription/types';
import type { Subscriptions } from '../Subscriptions';

/** Events that exist but cannot be subscribed to by the API. */
const BY_HAND: ReadonlySet<string> = new Set(['live.call.incoming', 'live.transport.incoming']);

/** As in `openai` 7.55.0, resources/webhooks; the reference pages do not have it yet. */
export const openaiSubscriptions: Subscriptions = () => ({
	needs: 'an API key of the project with write access to webhooks',
	names: (types) => types.filter((type) => !BY_HAND.has(type)),
	secret: {
		from: 'made',
		reveal: {
			request: (id) => ({
				method: 'POST',
				path: path`/webhook_endpoints/${id}/rotate_secret`,
				json: { keep_old_secret_active_for_24_hours: true },
			}),
			read: ({ json }) => text(fields(json).signing_secret),
			renews: true,
		},
	},
	list: {
		first: { method: 'GET', path: '/webhook_endpoints', query: { limit: '100' } },
		read({ json }, request) {
			const { data, has_more } = fields(json);
			const found = rows(data).map(read);
			const last = found.at(-1);
			const next = has_more === true && last && withQuery(request, { after: last.id });
			return { rows: found, ...(next && { next }) };
		},
	},
	create: ({ url, events, name }) => ({
		method: 'POST',
		path: '/webhook_endpoints',
		json: { name, url, event_types: events },
	}),
	created: ({ json }) => read(fields(json)),
	update: ({ id }, { events }) => [
		{ method: 'POST', path: path`/webhook_endpoints/${id}`, json: { event_types: events } },
	],
	remove: ({ id }) => [{ method: 'DELETE', path: path`/webhook_endpoints/${id}` }],
});

function read(row: Json): Subscription {
	return {
		id: idOf(row),
		url: String(row.url),
		events: texts(row.event_types),
		enabled: true,
		// Only the answer to the creation has it.
		secret: text(row.signing_secret),
		createdAt: Number(row.created_at),
	};
}
