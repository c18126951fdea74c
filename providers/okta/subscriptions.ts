import { fields, idOf, rows, text, texts, type Json } from '../../core/api/json';
import { linkedPage } from '../../core/api/pages';
import { path } from '../../core/api/path';
import type { ApiRequest } from '../../core/api/types';
import type { Subscription, WantedSubscription } from '../../core/subscription/types';
import type { Subscriptions } from '../Subscriptions';

/** @see https://developer.okta.com/docs/api/openapi/okta-management/management/tag/EventHook/ */
export const oktaSubscriptions: Subscriptions = () => ({
	needs: 'an administrator who may manage event hooks (okta.eventHooks.manage)',
	secret: { from: 'chosen' },
	list: {
		first: { method: 'GET', path: '/api/v1/eventHooks' },
		read: (response) => ({ rows: rows(response.json).map(read), next: linkedPage(response) }),
	},
	create: (wanted) => ({ method: 'POST', path: '/api/v1/eventHooks', json: hook(wanted) }),
	created: ({ json }) => read(fields(json)),
	// Okta calls the address once and sends nothing before that has worked.
	confirm: (id) => [lifecycle(id, 'verify')],
	update: ({ id, enabled }, wanted) => [
		{ method: 'PUT', path: path`/api/v1/eventHooks/${id}`, json: hook(wanted) },
		...(enabled ? [] : [lifecycle(id, 'activate'), lifecycle(id, 'verify')]),
	],
	// UNCONFIRMED: that an active hook cannot be deleted. Going in two steps is right either way.
	remove: ({ id }) => [
		lifecycle(id, 'deactivate'),
		{ method: 'DELETE', path: path`/api/v1/eventHooks/${id}` },
	],
});

function read(row: Json): Subscription {
	const { config } = fields(row.channel);
	const { uri, authScheme } = fields(config);
	return {
		id: idOf(row),
		url: String(uri),
		events: texts(fields(row.events).items),
		enabled: row.status === 'ACTIVE' && row.verificationStatus === 'VERIFIED',
		outdated: String(fields(authScheme).key).toLowerCase() !== 'authorization',
		createdAt: text(row.created),
	};
}

function hook({ url, events, name, secret }: WantedSubscription) {
	const authScheme = { type: 'HEADER', key: 'Authorization', value: secret };
	return {
		name,
		events: { type: 'EVENT_TYPE', items: events },
		channel: {
			type: 'HTTP',
			version: '1.0.0',
			config: { uri: url, headers: [], authScheme },
		},
	};
}

function lifecycle(id: string, step: 'activate' | 'deactivate' | 'verify'): ApiRequest {
	return { method: 'POST', path: path`/api/v1/eventHooks/${id}/lifecycle/${step}` };
}
