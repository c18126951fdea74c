import { fields, idOf, rows, text, texts, type Json } from '../../core/api/json';
import { withQuery } from '../../core/api/pages';
import { path } from '../../core/api/path';
import type { ApiRequest } from '../../core/api/types';
import type { Subscription } from '../../core/subscription/types';
import type { Subscriptions } from '../Subscriptions';

const PAGE = 100;

/** @see https://developer.pagerduty.com/api-reference/ (Webhooks) */
export const pagerdutySubscriptions: Subscriptions = ({ serviceId = '' }) => {
	const filter = serviceId
		? { type: 'service_reference', id: serviceId }
		: { type: 'account_reference' };
	return {
		needs: 'an API key that is not read-only (webhook_subscriptions.write)',
		// The test event comes without being asked for.
		names: (types) => types.filter((type) => type !== 'pagey.ping'),
		secret: { from: 'made' },
		list: {
			first: { method: 'GET', path: '/webhook_subscriptions', query: { limit: String(PAGE) } },
			read({ json }, request) {
				const { webhook_subscriptions, more, offset } = fields(json);
				const next = more === true && { offset: String(Number(offset) + PAGE) };
				return {
					rows: rows(webhook_subscriptions).map(read),
					...(next && { next: withQuery(request, next) }),
				};
			},
		},
		create: ({ url, events, name }) => ({
			method: 'POST',
			path: '/webhook_subscriptions',
			json: {
				webhook_subscription: {
					type: 'webhook_subscription',
					description: name,
					delivery_method: { type: 'http_delivery_method', url },
					events,
					filter,
				},
			},
		}),
		created: ({ json }) => read(fields(fields(json).webhook_subscription)),
		update: ({ id, enabled }, { events, name }) => [
			{
				method: 'PUT',
				path: path`/webhook_subscriptions/${id}`,
				json: { webhook_subscription: { active: true, description: name, events, filter } },
			},
			...(enabled ? [] : [enable(id)]),
		],
		remove: ({ id }) => [{ method: 'DELETE', path: path`/webhook_subscriptions/${id}` }],
	};

	function read(row: Json): Subscription {
		const { url, temporarily_disabled, secret } = fields(row.delivery_method);
		const current = fields(row.filter);
		return {
			id: idOf(row),
			url: String(url),
			events: texts(row.events),
			enabled: row.active === true && temporarily_disabled !== true,
			outdated: current.type !== filter.type || (text(current.id) ?? '') !== serviceId,
			// Only the answer to the creation has it.
			secret: text(secret),
		};
	}
};

/** Ends the pause that PagerDuty makes after too many failures. */
function enable(id: string): ApiRequest {
	return { method: 'POST', path: path`/webhook_subscriptions/${id}/enable` };
}
