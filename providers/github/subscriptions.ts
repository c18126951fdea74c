import { fields, idOf, rows, text, texts, type Json } from '../../core/api/json';
import { linkedPage } from '../../core/api/pages';
import { path } from '../../core/api/path';
import type { ApiRequest } from '../../core/api/types';
import type { Subscription } from '../../core/subscription/types';
import type { Subscriptions } from '../Subscriptions';
import { API_HEADERS as headers, hooksPath } from './hooks';

/** Comes without being asked for, or only to the webhook of an app. */
const SENT_ANYWAY: ReadonlySet<string> = new Set(['ping', 'installation']);

/** @see https://docs.github.com/en/rest/repos/webhooks */
export const githubSubscriptions: Subscriptions = (credential) => {
	const hooks = hooksPath(credential);
	return {
		needs: 'Webhooks: Read and write (classic tokens: admin:repo_hook or admin:org_hook)',
		names: (types) => types.filter((type) => !SENT_ANYWAY.has(type)),
		wildcard: '*',
		secret: { from: 'chosen' },
		list: {
			first: { method: 'GET', path: hooks, query: { per_page: '100' }, headers },
			read: (response) => ({
				rows: rows(response.json).map(read),
				next: withHeaders(linkedPage(response)),
			}),
		},
		create: ({ url, events, secret }) => ({
			method: 'POST',
			path: hooks,
			headers,
			json: { name: 'web', active: true, events, config: config(url, secret) },
		}),
		created: ({ json }) => read(fields(json)),
		update: ({ id }, { url, events, secret }) => [
			{
				method: 'PATCH',
				path: hooks + path`/${id}`,
				headers,
				json: { active: true, events, config: config(url, secret) },
			},
		],
		remove: ({ id }) => [{ method: 'DELETE', path: hooks + path`/${id}`, headers }],
	};
};

function read(row: Json): Subscription {
	const { url, content_type, insecure_ssl } = fields(row.config);
	return {
		id: idOf(row),
		url: String(url),
		events: texts(row.events),
		enabled: row.active === true,
		outdated: content_type !== 'json' || String(insecure_ssl) !== '0',
		createdAt: text(row.created_at),
	};
}

/** What is left out of it is forgotten, the secret too. */
function config(url: string, secret: string) {
	return { url, content_type: 'json', insecure_ssl: '0', secret };
}

function withHeaders(request: ApiRequest | undefined): ApiRequest | undefined {
	return request && { ...request, headers };
}
