import { fields, idOf, rows, text, type Json } from '../../core/api/json';
import { linkedPage } from '../../core/api/pages';
import { path } from '../../core/api/path';
import type { Subscription } from '../../core/subscription/types';
import type { Subscriptions } from '../Subscriptions';

/** Set in the app’s configuration alone. */
const BY_HAND: ReadonlySet<string> = new Set([
	'customers/data_request',
	'customers/redact',
	'shop/redact',
]);

/**
 * One subscription for each topic; an app sees only its own.
 *
 * @see https://shopify.dev/docs/api/admin-rest/latest/resources/webhook
 */
export const shopifySubscriptions: Subscriptions = () => ({
	needs: 'the scope to read what each topic is about, such as read_orders',
	names: (types) => types.filter((type) => !BY_HAND.has(type)),
	groupOf: (topic) => topic,
	secret: { from: 'elsewhere' },
	list: {
		first: { method: 'GET', path: '/webhooks.json', query: { limit: '250' } },
		read: (response) => ({
			rows: rows(fields(response.json).webhooks).map(read),
			next: linkedPage(response),
		}),
	},
	create: ({ url, events: [topic] }) => ({
		method: 'POST',
		path: '/webhooks.json',
		json: { webhook: { topic, address: url, format: 'json' } },
	}),
	created: ({ json }) => read(fields(fields(json).webhook)),
	update: ({ id }, { url }) => [
		{
			method: 'PUT',
			path: path`/webhooks/${id}.json`,
			json: { webhook: { id: Number(id), address: url, format: 'json' } },
		},
	],
	remove: ({ id }) => [{ method: 'DELETE', path: path`/webhooks/${id}.json` }],
});

function read(row: Json): Subscription {
	return {
		id: idOf(row),
		url: String(row.address),
		events: [String(row.topic)],
		enabled: true,
		outdated: row.format !== 'json',
		createdAt: text(row.created_at),
	};
}
