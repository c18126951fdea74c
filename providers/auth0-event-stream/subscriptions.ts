import { fields, idOf, rows, text, type Json } from '../../core/api/json';
import { withQuery } from '../../core/api/pages';
import { path } from '../../core/api/path';
import type { Subscription, WantedSubscription } from '../../core/subscription/types';
import type { Subscriptions } from '../Subscriptions';

/** @see https://auth0.com/docs/api/management/v2/event-streams/get-event-streams */
export const auth0EventStreamSubscriptions: Subscriptions = () => ({
	needs: 'read:event_streams, create:event_streams, update:event_streams and delete:event_streams',
	secret: { from: 'chosen' },
	list: {
		first: { method: 'GET', path: '/api/v2/event-streams', query: { take: '100' } },
		read({ json }, request) {
			const { eventStreams, next } = fields(json);
			const from = text(next);
			return {
				rows: rows(eventStreams).map(read),
				...(from && { next: withQuery(request, { from }) }),
			};
		},
	},
	create: (wanted) => ({
		method: 'POST',
		path: '/api/v2/event-streams',
		json: { ...settings(wanted), name: wanted.name },
	}),
	created: ({ json }) => read(fields(json)),
	update: ({ id }, wanted) => [
		{
			method: 'PATCH',
			path: path`/api/v2/event-streams/${id}`,
			json: { ...settings(wanted), status: 'enabled' },
		},
	],
	remove: ({ id }) => [{ method: 'DELETE', path: path`/api/v2/event-streams/${id}` }],
});

function read(row: Json): Subscription {
	const { type, configuration } = fields(row.destination);
	const { webhook_endpoint, webhook_authorization } = fields(configuration);
	return {
		id: idOf(row),
		url: text(webhook_endpoint) ?? '',
		events: rows(row.subscriptions).map(({ event_type }) => String(event_type)),
		enabled: row.status === 'enabled',
		outdated: type === 'webhook' && fields(webhook_authorization).method !== 'bearer',
		createdAt: text(row.created_at),
	};
}

function settings({ url, events, secret }: WantedSubscription) {
	return {
		subscriptions: events.map((event_type) => ({ event_type })),
		destination: {
			type: 'webhook',
			configuration: {
				webhook_endpoint: url,
				webhook_authorization: { method: 'bearer', token: secret },
			},
		},
	};
}
