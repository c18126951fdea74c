import { field } from '../../core/auth/fill';
import { fields, idOf, rows, text, type Json } from '../../core/api/json';
import { path } from '../../core/api/path';
import type { Subscription } from '../../core/subscription/types';
import type { Subscriptions } from '../Subscriptions';

/** The source of a rule, by the event's name in a delivery. UNCONFIRMED: the names of lifecycle rules. */
const SOURCE_OF_EVENT: Readonly<Record<string, string>> = {
	'presence.message': 'channel.presence',
	'channel.opened': 'channel.lifecycle',
	'channel.closed': 'channel.lifecycle',
};

/**
 * A rule has one source; batched requests are the only signed ones.
 *
 * @see https://ably.com/docs/platform/account/control-api
 */
export const ablySubscriptions: Subscriptions = (credential) => {
	const base = path`/apps/${field(credential, 'appId')}/rules`;
	const signingKeyId = field(credential, 'signingKeyId');
	return {
		needs: 'a Control API token with read:rule and write:rule',
		names: (types) => types.map((type) => SOURCE_OF_EVENT[type] ?? type),
		groupOf: (source) => source,
		secret: { from: 'elsewhere' },
		list: {
			first: { method: 'GET', path: base },
			read: ({ json }) => ({ rows: rows(json).map(read) }),
		},
		create: ({ url, events: [source = ''] }) => ({
			method: 'POST',
			path: base,
			json: { ruleType: 'http', ...settings(url, source) },
		}),
		created: ({ json }) => read(fields(json)),
		update: ({ id }, { url, events: [source = ''] }) => [
			{
				method: 'PATCH',
				path: base + path`/${id}`,
				json: { ruleType: 'http', status: 'enabled', ...settings(url, source) },
			},
		],
		remove: ({ id }) => [{ method: 'DELETE', path: base + path`/${id}` }],
	};

	function read(row: Json): Subscription {
		const target = fields(row.target);
		return {
			id: idOf(row),
			url: text(target.url) ?? '',
			events: [String(fields(row.source).type)],
			enabled: row.status !== 'disabled',
			outdated: row.requestMode !== 'batch' || target.signingKeyId !== signingKeyId,
			...(typeof row.created === 'number' && { createdAt: row.created }),
		};
	}

	function settings(url: string, type: string) {
		return {
			requestMode: 'batch',
			source: { channelFilter: '', type },
			target: { url, format: 'json', headers: [], signingKeyId },
		};
	}
};
