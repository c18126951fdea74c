import { fields, idOf, rows, text, type Json } from '../../core/api/json';
import { path } from '../../core/api/path';
import type { Subscription, WantedSubscription } from '../../core/subscription/types';
import type { Subscriptions } from '../Subscriptions';

const SETTINGS = '/user/webhooks/event/settings';

/** The names of the settings; a delivery calls one of them otherwise. */
const SETTING_OF_EVENT: Readonly<Record<string, string>> = { spamreport: 'spam_report' };
const EVENT_SETTINGS = [
	'processed',
	'deferred',
	'delivered',
	'bounce',
	'dropped',
	'open',
	'click',
	'spam_report',
	'unsubscribe',
	'group_unsubscribe',
	'group_resubscribe',
	'account_status_change',
];

/** @see https://www.twilio.com/docs/sendgrid/api-reference/webhooks */
export const sendgridSubscriptions: Subscriptions = () => ({
	needs: 'full access to Event Notification (user.webhooks.event.settings)',
	// A type without a switch cannot be asked for.
	names: (types) =>
		types
			.map((type) => SETTING_OF_EVENT[type] ?? type)
			.filter((name) => EVENT_SETTINGS.includes(name)),
	secret: {
		from: 'made',
		// Switches the signature on; the answer is the key to check it with. Asked for only where the
		// list shows no key: switching makes another one.
		reveal: {
			request: (id) => ({
				method: 'PATCH',
				path: path`/user/webhooks/event/settings/signed/${id}`,
				json: { enabled: true },
			}),
			read: ({ json }) => text(fields(json).public_key),
		},
	},
	list: {
		first: { method: 'GET', path: `${SETTINGS}/all` },
		read: ({ json }) => ({ rows: rows(fields(json).webhooks).map(read) }),
	},
	create: (wanted) => ({ method: 'POST', path: SETTINGS, json: settings(wanted) }),
	created: ({ json }) => read(fields(json)),
	update: ({ id }, wanted) => [
		{
			method: 'PATCH',
			path: path`/user/webhooks/event/settings/${id}`,
			json: settings(wanted),
		},
	],
	remove: ({ id }) => [{ method: 'DELETE', path: path`/user/webhooks/event/settings/${id}` }],
});

function read(row: Json): Subscription {
	return {
		id: idOf(row),
		url: String(row.url),
		events: EVENT_SETTINGS.filter((setting) => row[setting] === true),
		enabled: row.enabled === true,
		// There only while the signature is switched on.
		secret: text(row.public_key),
		createdAt: text(row.created_date),
	};
}

function settings({ url, events, name }: WantedSubscription) {
	const switches = EVENT_SETTINGS.map((setting) => [setting, events.includes(setting)]);
	return { enabled: true, url, friendly_name: name, ...Object.fromEntries(switches) };
}
