import { field } from '../../core/auth/fill';
import { fields, rows, text, type Json } from '../../core/api/json';
import { path } from '../../core/api/path';
import type { ApiRequest } from '../../core/api/types';
import type { Subscription, WantedSubscription } from '../../core/subscription/types';
import type { Subscriptions } from '../Subscriptions';

/** Messages have no field in a delivery, but are subscribed to by field. */
const FIELDS_OF_EVENT: Readonly<Record<string, readonly string[]>> = {
	page: ['page:messages', 'page:messaging_postbacks', 'page:message_deliveries'],
	instagram: ['instagram:messages'],
};

/**
 * An app has one subscription for each object, with one address: making it replaces another one.
 * Here an event is `object:field`, as in a delivery.
 *
 * @see https://developers.facebook.com/docs/graph-api/reference/application/subscriptions/
 */
export const metaSubscriptions: Subscriptions = (credential) => {
	const base = path`/${field(credential, 'appId')}/subscriptions`;
	return {
		needs: 'the id and the secret of the app',
		names: (types) => types.flatMap((type) => FIELDS_OF_EVENT[type] ?? type),
		groupOf: objectOf,
		exclusive: true,
		secret: { from: 'elsewhere' },
		list: {
			first: { method: 'GET', path: base },
			read: ({ json }) => ({ rows: rows(fields(json).data).map(read) }),
		},
		create: subscribe,
		// The answer only says that it worked.
		created: (_, { url, events }) => ({
			id: objectOf(events[0] ?? ''),
			url,
			events,
			enabled: true,
		}),
		update: (_, wanted) => [subscribe(wanted)],
		remove: ({ id }) => [{ method: 'DELETE', path: base, query: { object: id } }],
	};

	/** Meta calls the address with the verify token before it answers. */
	function subscribe({ url, events }: WantedSubscription): ApiRequest {
		return {
			method: 'POST',
			path: base,
			form: [
				['object', objectOf(events[0] ?? '')],
				['callback_url', url],
				['fields', events.map((event) => event.slice(event.indexOf(':') + 1)).join(',')],
				['verify_token', field(credential, 'verifyToken')],
			],
		};
	}
};

function objectOf(event: string): string {
	return event.slice(0, event.indexOf(':'));
}

function read(row: Json): Subscription {
	const object = String(row.object);
	return {
		id: object,
		url: text(row.callback_url) ?? '',
		events: rows(row.fields).map(({ name }) => `${object}:${String(name)}`),
		enabled: row.active === true,
	};
}
