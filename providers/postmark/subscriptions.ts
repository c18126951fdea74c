import { field } from '../../core/auth/fill';
import { fields, idOf, rows, text, type Json } from '../../core/api/json';
import { path } from '../../core/api/path';
import type { Subscription, WantedSubscription } from '../../core/subscription/types';
import type { Subscriptions } from '../Subscriptions';

const TRIGGERS = ['Open', 'Click', 'Delivery', 'Bounce', 'SpamComplaint', 'SubscriptionChange'];
const HEADERS = { accept: 'application/json' };

/** @see https://postmarkapp.com/developer/api/webhooks-api */
export const postmarkSubscriptions: Subscriptions = (credential) => ({
	needs: 'the API token of the server',
	// The address for inbound messages is a setting of the server, and not a webhook.
	names: (types) => types.filter((type) => TRIGGERS.includes(type)),
	secret: { from: 'chosen', form: (random) => `n8n:${random}` },
	list: {
		first: {
			method: 'GET',
			path: '/webhooks',
			query: { MessageStream: field(credential, 'messageStream') },
			headers: HEADERS,
		},
		read: ({ json }) => ({ rows: rows(fields(json).Webhooks).map(read) }),
	},
	create: (wanted) => ({
		method: 'POST',
		path: '/webhooks',
		headers: HEADERS,
		json: { ...settings(wanted), MessageStream: field(credential, 'messageStream') },
	}),
	created: ({ json }) => read(fields(json)),
	update: ({ id }, wanted) => [
		{ method: 'PUT', path: path`/webhooks/${id}`, headers: HEADERS, json: settings(wanted) },
	],
	remove: ({ id }) => [{ method: 'DELETE', path: path`/webhooks/${id}`, headers: HEADERS }],
});

function read(row: Json): Subscription {
	const triggers = fields(row.Triggers);
	const { Username, Password } = fields(row.HttpAuth);
	return {
		id: idOf(row, 'ID'),
		url: String(row.Url),
		events: TRIGGERS.filter((trigger) => fields(triggers[trigger]).Enabled === true),
		enabled: true,
		...(text(Password) && { secret: `${String(Username)}:${String(Password)}` }),
	};
}

function settings({ url, events, secret }: WantedSubscription) {
	const colon = secret.indexOf(':');
	if (colon < 1) throw new Error('The secret in the credential has to be user:password');
	const triggers = TRIGGERS.map((trigger) => [trigger, { Enabled: events.includes(trigger) }]);
	return {
		Url: url,
		HttpAuth: { Username: secret.slice(0, colon), Password: secret.slice(colon + 1) },
		Triggers: Object.fromEntries(triggers),
	};
}
