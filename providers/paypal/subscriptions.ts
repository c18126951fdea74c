import { fields, idOf, rows, text, type Json } from '../../core/api/json';
import { path } from '../../core/api/path';
import type { Subscription } from '../../core/subscription/types';
import type { Subscriptions } from '../Subscriptions';

/** @see https://developer.paypal.com/docs/api/webhooks/v1/ */
export const paypalSubscriptions: Subscriptions = () => ({
	needs: 'the client id and secret of the app that owns the webhook',
	wildcard: '*',
	// The webhook's id is part of what PayPal signs: it takes the place of a secret.
	secret: { from: 'made' },
	list: {
		first: { method: 'GET', path: '/v1/notifications/webhooks' },
		read: ({ json }) => ({ rows: rows(fields(json).webhooks).map(read) }),
	},
	create: ({ url, events }) => ({
		method: 'POST',
		path: '/v1/notifications/webhooks',
		json: { url, event_types: named(events) },
	}),
	created: ({ json }) => read(fields(json)),
	update: ({ id }, { events }) => [
		{
			method: 'PATCH',
			path: path`/v1/notifications/webhooks/${id}`,
			json: [{ op: 'replace', path: '/event_types', value: named(events) }],
		},
	],
	remove: ({ id }) => [{ method: 'DELETE', path: path`/v1/notifications/webhooks/${id}` }],
});

function read(row: Json): Subscription {
	const events = rows(row.event_types);
	return {
		id: idOf(row),
		url: String(row.url),
		events: events.map(({ name }) => String(name)),
		enabled: events.every(({ status }) => status === undefined || status === 'ENABLED'),
		secret: text(row.id),
	};
}

function named(events: readonly string[]) {
	return events.map((name) => ({ name }));
}
