import { fields, idOf, rows, text, texts, type Json } from '../../core/api/json';
import { withQuery } from '../../core/api/pages';
import { path } from '../../core/api/path';
import type { Subscription } from '../../core/subscription/types';
import type { Subscriptions } from '../Subscriptions';

const PATH = '/v1/organizations/webhooks';
const headers = { 'anthropic-version': '2023-06-01', 'anthropic-beta': 'webhooks-2026-10-07' };

/** The others belong to a workspace, whose webhooks have no API. */
const OF_ORGANIZATION = /^(external_key|user_profile)\./;

/** @see https://platform.claude.com/docs/en/api/beta/organization/webhooks */
export const anthropicSubscriptions: Subscriptions = () => ({
	needs: 'an Admin API key, and the organization webhooks beta',
	names: (types) => types.filter((type) => OF_ORGANIZATION.test(type)),
	secret: {
		from: 'made',
		reveal: {
			request: (id) => ({
				method: 'POST',
				path: PATH + path`/${id}/regenerate_signing_secret`,
				headers,
			}),
			read: ({ json }) => text(fields(json).signing_secret),
			renews: true,
		},
	},
	list: {
		first: { method: 'GET', path: PATH, query: { limit: '100' }, headers },
		read({ json }, request) {
			const { data, has_more, last_id } = fields(json);
			const after_id = has_more === true && text(last_id);
			return {
				rows: rows(data).map(read),
				...(after_id && { next: withQuery(request, { after_id }) }),
			};
		},
	},
	create: ({ url, events, name }) => ({
		method: 'POST',
		path: PATH,
		headers,
		json: { name, url, enabled_events: events },
	}),
	created: ({ json }) => read(fields(json)),
	update: ({ id }, { events }) => [
		{
			method: 'POST',
			path: PATH + path`/${id}`,
			headers,
			json: { enabled_events: events, state: 'enabled' },
		},
	],
	remove: ({ id }) => [{ method: 'DELETE', path: PATH + path`/${id}`, headers }],
});

function read(row: Json): Subscription {
	return {
		id: idOf(row),
		url: String(row.url),
		events: texts(row.enabled_events),
		enabled: row.state === 'enabled',
		// Only the answer to the creation has it.
		secret: text(row.signing_secret),
		createdAt: text(row.created_at),
	};
}
