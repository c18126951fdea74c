import { field } from '../../core/auth/fill';
import { fields, idOf, rows, text, texts, type Json } from '../../core/api/json';
import { path } from '../../core/api/path';
import type { Subscription, WantedSubscription } from '../../core/subscription/types';
import type { Subscriptions } from '../Subscriptions';

const PATH = '/settings/webhooks';

/** @see https://huggingface.co/docs/huggingface_hub/guides/webhooks */
export const huggingfaceSubscriptions: Subscriptions = (credential) => {
	const watched = field(credential, 'watched')
		.split(',')
		.map((entry) => entry.trim())
		.filter((entry) => entry !== '');
	return {
		needs: '“Access webhooks data” and “Create and manage webhooks”, or the role write',
		// A webhook chooses between two domains: repo.content:update is of the domain repo.
		names: (types) => types.map((type) => (type.startsWith('discussion') ? 'discussion' : 'repo')),
		secret: { from: 'chosen' },
		list: {
			first: { method: 'GET', path: PATH },
			read: ({ json }) => ({ rows: rows(json).map(read) }),
		},
		create: (wanted) => ({ method: 'POST', path: PATH, json: settings(wanted) }),
		created: ({ json }) => read(fields(fields(json).webhook)),
		update: ({ id, enabled }, wanted) => [
			{ method: 'POST', path: path`/settings/webhooks/${id}`, json: settings(wanted) },
			...(enabled
				? []
				: [{ method: 'POST', path: path`/settings/webhooks/${id}/enable` } as const]),
		],
		remove: ({ id }) => [{ method: 'DELETE', path: path`/settings/webhooks/${id}` }],
	};

	function read(row: Json): Subscription {
		const current = rows(row.watched).map(({ type, name }) => `${String(type)}:${String(name)}`);
		return {
			id: idOf(row),
			url: String(row.url),
			events: texts(row.domains),
			enabled: row.disabled !== true,
			outdated: current.sort().join() !== [...watched].sort().join(),
			secret: text(row.secret),
		};
	}

	function settings({ url, events, secret }: WantedSubscription) {
		return { url, domains: events, secret, watched: watched.map(toWatched) };
	}
};

function toWatched(entry: string) {
	const colon = entry.indexOf(':');
	if (colon < 1) throw new Error(`“${entry}” is not to be watched: write type:name`);
	return { type: entry.slice(0, colon).trim(), name: entry.slice(colon + 1).trim() };
}
