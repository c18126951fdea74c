import { fields, idOf, rows, text, type Json } from '../../core/api/json';
import { linkedPage } from '../../core/api/pages';
import { path } from '../../core/api/path';
import type { Subscription } from '../../core/subscription/types';
import type { Subscriptions } from '../Subscriptions';

/** @see https://woocommerce.github.io/woocommerce-rest-api-docs/#webhooks */
export const woocommerceSubscriptions: Subscriptions = () => ({
	needs: 'a REST API key with Read/Write permissions',
	groupOf: (topic) => topic,
	secret: { from: 'chosen' },
	list: {
		first: { method: 'GET', path: '/webhooks', query: { per_page: '100', status: 'all' } },
		read: (response) => ({ rows: rows(response.json).map(read), next: linkedPage(response) }),
	},
	create: ({ url, events: [topic], name, secret }) => ({
		method: 'POST',
		path: '/webhooks',
		json: { name, topic, delivery_url: url, secret, status: 'active' },
	}),
	created: ({ json }) => read(fields(json)),
	update: ({ id }, { secret }) => [
		{ method: 'PUT', path: path`/webhooks/${id}`, json: { secret, status: 'active' } },
	],
	// Without `force` the API refuses: webhooks have no trash.
	remove: ({ id }) => [{ method: 'DELETE', path: path`/webhooks/${id}`, query: { force: 'true' } }],
});

function read(row: Json): Subscription {
	return {
		id: idOf(row),
		url: String(row.delivery_url),
		events: [String(row.topic)],
		enabled: row.status === 'active',
		createdAt: text(row.date_created_gmt),
	};
}
