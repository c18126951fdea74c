import { fields, idOf, rows, text, type Json } from '../../core/api/json';
import { path } from '../../core/api/path';
import type { Subscription, WantedSubscription } from '../../core/subscription/types';
import type { Subscriptions } from '../Subscriptions';

/** @see https://auth0.com/docs/api/management/v2/log-streams/get-log-streams */
export const auth0LogStreamSubscriptions: Subscriptions = () => ({
	needs: 'read:log_streams, create:log_streams, update:log_streams and delete:log_streams',
	// A stream carries every log entry; the trigger ignores what it was not asked for.
	names: () => ['*'],
	secret: { from: 'chosen' },
	list: {
		first: { method: 'GET', path: '/api/v2/log-streams' },
		read: ({ json }) => ({ rows: rows(json).map(read) }),
	},
	create: (wanted) => ({
		method: 'POST',
		path: '/api/v2/log-streams',
		json: { name: wanted.name, type: 'http', sink: sink(wanted) },
	}),
	created: ({ json }) => read(fields(json)),
	update: ({ id }, wanted) => [
		{
			method: 'PATCH',
			path: path`/api/v2/log-streams/${id}`,
			json: { status: 'active', sink: sink(wanted) },
		},
	],
	remove: ({ id }) => [{ method: 'DELETE', path: path`/api/v2/log-streams/${id}` }],
});

function read(row: Json): Subscription {
	const { httpEndpoint, httpContentFormat, httpAuthorization } = fields(row.sink);
	return {
		id: idOf(row),
		url: text(httpEndpoint) ?? '',
		events: ['*'],
		enabled: row.status === 'active',
		outdated: row.type === 'http' && httpContentFormat !== 'JSONARRAY',
		// UNCONFIRMED: that it is shown to everybody who may read streams; what is not is remembered.
		secret: text(httpAuthorization),
	};
}

function sink({ url, secret }: WantedSubscription) {
	return {
		httpEndpoint: url,
		httpContentType: 'application/json',
		httpContentFormat: 'JSONARRAY',
		httpAuthorization: secret,
	};
}
