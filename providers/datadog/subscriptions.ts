import { createHash } from 'node:crypto';
import { field } from '../../core/auth/fill';
import { fields, idOf, text, type Json } from '../../core/api/json';
import { path } from '../../core/api/path';
import type { Subscription, WantedSubscription } from '../../core/subscription/types';
import type { Subscriptions } from '../Subscriptions';

const PATH = '/api/v1/integration/webhooks/configuration/webhooks';

/** What `provider.ts` reads from a delivery. */
const PAYLOAD = JSON.stringify({
	id: '$ID',
	event_type: '$EVENT_TYPE',
	alert_transition: '$ALERT_TRANSITION',
	alert_cycle_key: '$ALERT_CYCLE_KEY',
	date: '$DATE',
	title: '$EVENT_TITLE',
	body: '$TEXT_ONLY_MSG',
	alert_id: '$ALERT_ID',
	alert_status: '$ALERT_STATUS',
	link: '$LINK',
	tags: '$TAGS',
});

/** @see https://docs.datadoghq.com/api/latest/webhooks-integration/ */
export const datadogSubscriptions: Subscriptions = (credential, { url }) => {
	// There is no list, and the name is the id: ours is made of the address, so that it is found again.
	const name = `n8n-${createHash('sha256').update(url).digest('hex').slice(0, 12)}`;
	const headers = { 'dd-api-key': field(credential, 'apiKey') };
	return {
		needs: 'an API key, and an application key with manage_integrations',
		// A monitor says when a webhook is called, with @webhook-<name> in its message.
		names: () => ['*'],
		secret: { from: 'chosen' },
		list: {
			first: { method: 'GET', path: PATH + path`/${name}`, headers },
			read: ({ json }) => ({ rows: [read(fields(json))] }),
			absent: 404,
		},
		create: (wanted) => ({
			method: 'POST',
			path: PATH,
			headers,
			json: { ...settings(wanted), name },
		}),
		created: ({ json }) => read(fields(json)),
		update: ({ id }, wanted) => [
			{ method: 'PUT', path: PATH + path`/${id}`, headers, json: settings(wanted) },
		],
		remove: ({ id }) => [{ method: 'DELETE', path: PATH + path`/${id}`, headers }],
	};
};

function read(row: Json): Subscription {
	return {
		id: idOf(row, 'name'),
		url: String(row.url),
		events: ['*'],
		enabled: true,
		outdated: row.payload !== PAYLOAD || row.encode_as !== 'json',
		secret: tokenIn(text(row.custom_headers)),
	};
}

function settings({ url, secret }: WantedSubscription) {
	const custom_headers = JSON.stringify({ 'x-n8n-token': secret });
	return { url, encode_as: 'json', payload: PAYLOAD, custom_headers };
}

function tokenIn(headers: string | undefined): string | undefined {
	return /"x-n8n-token"\s*:\s*"([^"\\]+)"/i.exec(headers ?? '')?.[1];
}
