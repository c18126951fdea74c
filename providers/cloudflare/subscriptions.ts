import { field } from '../../core/auth/fill';
import { fields, idOf, rows, text, type Json } from '../../core/api/json';
import { path } from '../../core/api/path';
import type { Subscription, WantedSubscription } from '../../core/subscription/types';
import type { Subscriptions } from '../Subscriptions';

/**
 * Makes the destination; which notifications go there is said in each notification. Cloudflare sends
 * a test message when it is saved, and does not save what does not answer.
 *
 * @see https://developers.cloudflare.com/api/resources/alerting/subresources/destinations/subresources/webhooks/
 */
export const cloudflareSubscriptions: Subscriptions = (credential) => {
	const base = path`/accounts/${field(credential, 'accountId')}/alerting/v3/destinations/webhooks`;
	return {
		needs: 'Account → Notifications → Edit',
		names: () => ['*'],
		secret: { from: 'chosen' },
		list: {
			first: { method: 'GET', path: base },
			read: ({ json }) => ({ rows: rows(fields(json).result).map(read) }),
		},
		create: (wanted) => ({ method: 'POST', path: base, json: settings(wanted) }),
		// The answer is the id alone.
		created: ({ json }) => read(fields(fields(json).result)),
		update: ({ id }, wanted) => [
			{ method: 'PUT', path: base + path`/${id}`, json: settings(wanted) },
		],
		remove: ({ id }) => [{ method: 'DELETE', path: base + path`/${id}` }],
	};
};

function read(row: Json): Subscription {
	return {
		id: idOf(row),
		url: text(row.url) ?? '',
		events: ['*'],
		enabled: true,
		createdAt: text(row.created_at),
	};
}

function settings({ url, name, secret }: WantedSubscription) {
	return { name, url, secret };
}
