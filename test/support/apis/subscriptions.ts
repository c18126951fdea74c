import type { Answer, Call, Row } from './standIn';

/** How a provider's API keeps webhooks, on the wire. */
export interface WebhookApi {
	/** Key in the registry. */
	provider: string;
	fields: Record<string, string>;
	baseUrl: string;
	/** Event types of the trigger. */
	types: readonly string[];
	/** Where the list is, and where one is made. */
	path: string;
	/** Where the list is, if that is not the same. */
	listPath?: string;
	/** Whether a subscription is named by what it is for, instead of an id that is made. */
	idOf?(body: Row): string;
	update: 'PUT' | 'PATCH' | 'POST';
	list(rows: Row[]): unknown;
	/** The answer to a creation or an update. */
	one(row: Row): unknown;
	/** The row that a creation makes. */
	make(body: Row, id: string): Row;
	change(row: Row, body: Row): Row;
	/** What a list does not show. */
	hidden?: readonly string[];
	/** Calls besides. */
	other?(call: Call, row: Row): Row | undefined;
	/** What the provider does to it after failures, where it can. */
	disable?(row: Row): Row;
	/** How the row says where it sends to. */
	withUrl(row: Row, url: string): Row;
	/** The header or query parameter that has to carry the token. */
	token: readonly [name: string, value: string];
	/** How many subscriptions hold the types; 1 unless said otherwise. */
	groups?: number;
}

/** Plays the API over its rows. */
export function webhookServer(api: WebhookApi, rows: Map<string, Row>) {
	let serial = 1000;
	return (call: Call): Answer => {
		const [name, value] = api.token;
		const given = call.headers[name] ?? call.query.get(name);
		if (given !== value) return { status: 401, json: { error: 'unauthorized' } };
		const { method, path, body } = call;
		if (method === 'GET' && path === (api.listPath ?? api.path))
			return ok(api.list([...rows.values()].map(show)));
		if (method === 'POST' && path === api.path) {
			const id = api.idOf?.(body) ?? String((serial += 1));
			const row = api.make(body, id);
			rows.set(id, row);
			return { status: 201, json: api.one(row) };
		}
		const id = method === 'DELETE' ? (call.query.get('object') ?? idIn(path)) : idIn(path);
		const row = rows.get(id);
		if (!row) return { status: 404, json: { error: `no ${id}` } };
		const changed = api.other?.(call, row);
		if (changed) {
			rows.set(id, changed);
			return ok(changed);
		}
		if (method === 'GET') return ok(api.one(show(row)));
		if (method === 'DELETE') return rows.delete(id) ? { status: 204 } : { status: 404 };
		if (method !== api.update) return { status: 405, json: { method } };
		rows.set(id, api.change(row, body));
		return ok(api.one(show(rows.get(id)!)));
	};

	function idIn(path: string): string {
		const known = [...rows.keys()].filter((id) => path.split(/[/.]/).includes(id));
		return known[0] ?? path;
	}

	function show(row: Row): Row {
		return Object.fromEntries(Object.entries(row).filter(([name]) => !api.hidden?.includes(name)));
	}
}

const ok = (json: unknown): Answer => ({ status: 200, json });
const at = (value: unknown) => value as Row;

export const webhookApis: readonly WebhookApi[] = [
	{
		provider: 'stripe',
		fields: { apiKey: 'sk_1' },
		baseUrl: 'https://api.stripe.com',
		types: ['invoice.paid', 'charge.refunded'],
		path: '/v1/webhook_endpoints',
		update: 'POST',
		token: ['authorization', 'Bearer sk_1'],
		list: (data) => ({ object: 'list', data, has_more: false }),
		one: (row) => row,
		hidden: ['secret'],
		make: ({ url, enabled_events, description }, id) => ({
			id,
			object: 'webhook_endpoint',
			url,
			enabled_events,
			description,
			status: 'enabled',
			created: Number(id),
			secret: `whsec_${id}`,
		}),
		change: (row, { enabled_events, disabled }) => ({
			...row,
			enabled_events,
			status: disabled === 'false' ? 'enabled' : row.status,
		}),
		disable: (row) => ({ ...row, status: 'disabled' }),
		withUrl: (row, url) => ({ ...row, url }),
	},
	{
		provider: 'square',
		fields: { host: 'connect.squareup.com', accessToken: 'EAAA' },
		baseUrl: 'https://connect.squareup.com',
		types: ['payment.created', 'payment.updated'],
		path: '/v2/webhooks/subscriptions',
		update: 'PUT',
		token: ['authorization', 'Bearer EAAA'],
		list: (rows) => (rows.length > 0 ? { subscriptions: rows.map(withoutKey) } : {}),
		one: (subscription) => ({ subscription }),
		make: ({ subscription }, id) => ({ ...at(subscription), id, signature_key: `key-${id}` }),
		change: (row, { subscription }) => ({ ...row, ...at(subscription) }),
		disable: (row) => ({ ...row, enabled: false }),
		withUrl: (row, url) => ({ ...row, notification_url: url }),
	},
	{
		provider: 'woocommerce',
		fields: {
			store: 'https://shop.example.com',
			consumerKey: 'ck_1',
			consumerSecret: 'cs_1',
			signingSecret: 'chosen',
		},
		baseUrl: 'https://shop.example.com/wp-json/wc/v3',
		types: ['order.created', 'order.updated'],
		groups: 2,
		path: '/webhooks',
		update: 'PUT',
		token: ['authorization', `Basic ${Buffer.from('ck_1:cs_1').toString('base64')}`],
		list: (rows) => rows,
		one: (row) => row,
		hidden: ['secret'],
		make: (body, id) => ({ ...body, id: Number(id), date_created_gmt: `2026-11-20T10:${id}` }),
		change: (row, body) => ({ ...row, ...body }),
		disable: (row) => ({ ...row, status: 'disabled' }),
		withUrl: (row, url) => ({ ...row, delivery_url: url }),
	},
	{
		provider: 'github',
		fields: {
			server: 'https://api.github.com',
			token: 'github_pat',
			owner: 'octocat/hello',
			signingSecret: 'chosen',
		},
		baseUrl: 'https://api.github.com',
		types: ['push', 'issues'],
		path: '/repos/octocat/hello/hooks',
		update: 'PATCH',
		token: ['authorization', 'Bearer github_pat'],
		list: (rows) =>
			rows.map((row) => ({ ...row, config: { ...at(row.config), secret: '********' } })),
		one: (row) => row,
		make: (body, id) => ({ ...body, id: Number(id), created_at: '2026-11-20T10:00:00Z' }),
		change: (row, body) => ({ ...row, ...body }),
		disable: (row) => ({ ...row, active: false }),
		withUrl: (row, url) => ({ ...row, config: { ...at(row.config), url } }),
	},
	{
		provider: 'sendgrid',
		fields: { host: 'api.sendgrid.com', apiKey: 'SG.1' },
		baseUrl: 'https://api.sendgrid.com/v3',
		types: ['delivered', 'spamreport'],
		path: '/user/webhooks/event/settings',
		listPath: '/user/webhooks/event/settings/all',
		update: 'PATCH',
		token: ['authorization', 'Bearer SG.1'],
		list: (webhooks) => ({ max_allowed: 5, webhooks }),
		one: (row) => row,
		make: (body, id) => ({ ...body, id, public_key: '', created_date: '2026-11-20T10:00:00Z' }),
		change: (row, body) => ({ ...row, ...body }),
		other: ({ method, path }, row) =>
			method === 'PATCH' && path.includes('/signed/')
				? { ...row, public_key: `MFkw${String(row.id)}` }
				: undefined,
		disable: (row) => ({ ...row, enabled: false }),
		withUrl: (row, url) => ({ ...row, url }),
	},
	{
		provider: 'postmark',
		fields: {
			serverToken: 'server-token',
			messageStream: 'outbound',
			signingSecret: 'n8n:pass:word',
		},
		baseUrl: 'https://api.postmarkapp.com',
		types: ['Bounce', 'Open'],
		path: '/webhooks',
		update: 'PUT',
		token: ['x-postmark-server-token', 'server-token'],
		list: (Webhooks) => ({ Webhooks }),
		one: (row) => row,
		make: (body, id) => ({ ...body, ID: Number(id) }),
		change: (row, body) => ({ ...row, ...body }),
		withUrl: (row, Url) => ({ ...row, Url }),
	},
	{
		provider: 'pagerduty',
		fields: { host: 'api.pagerduty.com', apiKey: 'pd-key', serviceId: 'PABC' },
		baseUrl: 'https://api.pagerduty.com',
		types: ['incident.triggered', 'incident.resolved'],
		path: '/webhook_subscriptions',
		update: 'PUT',
		token: ['authorization', 'Token token=pd-key'],
		list: (rows) => ({
			webhook_subscriptions: rows.map((row) => ({
				...row,
				delivery_method: { ...at(row.delivery_method), secret: null },
			})),
			limit: 100,
			offset: 0,
			more: false,
		}),
		one: (webhook_subscription) => ({ webhook_subscription }),
		make({ webhook_subscription }, id) {
			const given = at(webhook_subscription);
			const delivery_method = { ...at(given.delivery_method), secret: `pd-${id}` };
			return { ...given, id, active: true, delivery_method };
		},
		change: (row, { webhook_subscription }) => ({ ...row, ...at(webhook_subscription) }),
		other: ({ path }, row) =>
			path.endsWith('/enable')
				? { ...row, delivery_method: { ...at(row.delivery_method), temporarily_disabled: false } }
				: undefined,
		disable: (row) => ({
			...row,
			delivery_method: { ...at(row.delivery_method), temporarily_disabled: true },
		}),
		withUrl: (row, url) => ({ ...row, delivery_method: { ...at(row.delivery_method), url } }),
	},
	{
		provider: 'okta',
		fields: { domain: 'example.okta.com', apiToken: 'okta-token', signingSecret: 'chosen' },
		baseUrl: 'https://example.okta.com',
		types: ['user.session.start', 'user.account.lock'],
		path: '/api/v1/eventHooks',
		update: 'PUT',
		token: ['authorization', 'SSWS okta-token'],
		list: (rows) => rows,
		one: (row) => row,
		make: (body, id) => ({ ...body, id, status: 'ACTIVE', verificationStatus: 'UNVERIFIED' }),
		change: (row, body) => ({ ...row, ...body }),
		other: ({ path, method }, row) => {
			if (path.endsWith('/verify')) return { ...row, verificationStatus: 'VERIFIED' };
			if (path.endsWith('/deactivate')) return { ...row, status: 'INACTIVE' };
			if (path.endsWith('/activate')) return { ...row, status: 'ACTIVE' };
			// An active hook stays.
			return method === 'DELETE' && row.status === 'ACTIVE' ? row : undefined;
		},
		disable: (row) => ({ ...row, status: 'INACTIVE' }),
		withUrl: (row, uri) => {
			const channel = at(row.channel);
			return { ...row, channel: { ...channel, config: { ...at(channel.config), uri } } };
		},
	},
	{
		provider: 'datadog',
		fields: {
			site: 'datadoghq.eu',
			apiKey: 'dd-api',
			applicationKey: 'dd-app',
			signingSecret: 'chosen',
		},
		baseUrl: 'https://api.datadoghq.eu',
		types: ['Triggered'],
		path: '/api/v1/integration/webhooks/configuration/webhooks',
		idOf: ({ name }) => String(name),
		update: 'PUT',
		token: ['dd-application-key', 'dd-app'],
		list: (rows) => rows,
		one: (row) => row,
		make: (body) => body,
		change: (row, body) => ({ ...row, ...body }),
		withUrl: (row, url) => ({ ...row, url, name: `other-${url.length}` }),
	},
	{
		provider: 'huggingface',
		fields: {
			token: 'hf_1',
			watched: 'org:my-org, model:me/a-model',
			signingSecret: 'chosen',
		},
		baseUrl: 'https://huggingface.co/api',
		types: ['repo.content:update', 'discussion:create'],
		path: '/settings/webhooks',
		update: 'POST',
		token: ['authorization', 'Bearer hf_1'],
		list: (rows) => rows,
		one: (webhook) => ({ webhook }),
		make: (body, id) => ({ ...body, id, disabled: false }),
		change: (row, body) => ({ ...row, ...body }),
		other: ({ path }, row) => (path.endsWith('/enable') ? { ...row, disabled: false } : undefined),
		disable: (row) => ({ ...row, disabled: true }),
		withUrl: (row, url) => ({ ...row, url }),
	},
	{
		provider: 'cloudflare',
		fields: { apiToken: 'cf-token', accountId: 'acc', signingSecret: 'chosen' },
		baseUrl: 'https://api.cloudflare.com/client/v4',
		types: ['unknown'],
		path: '/accounts/acc/alerting/v3/destinations/webhooks',
		update: 'PUT',
		token: ['authorization', 'Bearer cf-token'],
		list: (result) => ({ success: true, result }),
		one: ({ id }) => ({ success: true, result: { id } }),
		hidden: ['secret'],
		make: (body, id) => ({ ...body, id, type: 'generic', created_at: '2026-11-20T10:00:00Z' }),
		change: (row, body) => ({ ...row, ...body }),
		withUrl: (row, url) => ({ ...row, url }),
	},
	{
		provider: 'ably',
		fields: {
			accessToken: 'ably-token',
			appId: 'app1',
			signingKeyId: 'app1.key1',
			signingSecret: 'key-secret',
		},
		baseUrl: 'https://control.ably.net/v1',
		types: ['channel.message', 'channel.opened', 'channel.closed'],
		groups: 2,
		path: '/apps/app1/rules',
		update: 'PATCH',
		token: ['authorization', 'Bearer ably-token'],
		list: (rows) => rows,
		one: (row) => row,
		make: (body, id) => ({ ...body, id, appId: 'app1', status: 'enabled', created: Number(id) }),
		change: (row, body) => ({ ...row, ...body }),
		disable: (row) => ({ ...row, status: 'disabled' }),
		withUrl: (row, url) => ({ ...row, target: { ...at(row.target), url } }),
	},
	{
		provider: 'meta',
		fields: { appId: '4711', signingSecret: 'app-secret', verifyToken: 'verify-me' },
		baseUrl: 'https://graph.facebook.com/v24.0',
		types: ['page:feed', 'page:leadgen', 'whatsapp_business_account:messages'],
		groups: 2,
		path: '/4711/subscriptions',
		idOf: ({ object }) => String(object),
		update: 'POST',
		token: ['access_token', '4711|app-secret'],
		list: (data) => ({ data }),
		one: () => ({ success: true }),
		make: ({ object, callback_url, fields }) => ({
			object,
			callback_url,
			active: true,
			fields: String(fields)
				.split(',')
				.map((name) => ({ name, version: 'v24.0' })),
		}),
		change: (row) => row,
		disable: (row) => ({ ...row, active: false }),
		withUrl: (row, callback_url) => ({ ...row, callback_url, object: 'instagram' }),
	},
	{
		provider: 'openai',
		fields: { apiKey: 'sk-proj' },
		baseUrl: 'https://api.openai.com/v1',
		types: ['response.completed', 'batch.failed'],
		path: '/webhook_endpoints',
		update: 'POST',
		token: ['authorization', 'Bearer sk-proj'],
		list: (data) => ({ object: 'list', data, has_more: false }),
		one: (row) => row,
		hidden: ['signing_secret'],
		make: (body, id) => ({
			...body,
			id,
			object: 'webhook_endpoint',
			created_at: Number(id),
			signing_secret: `whsec_${id}`,
		}),
		change: (row, body) => ({ ...row, ...body }),
		other: ({ path }, row) =>
			path.endsWith('/rotate_secret') ? { ...row, signing_secret: 'whsec_rotated' } : undefined,
		withUrl: (row, url) => ({ ...row, url }),
	},
	{
		provider: 'anthropic',
		fields: { adminKey: 'sk-ant-admin' },
		baseUrl: 'https://api.anthropic.com',
		types: ['external_key.failed', 'external_key.recovered'],
		path: '/v1/organizations/webhooks',
		update: 'POST',
		token: ['x-api-key', 'sk-ant-admin'],
		list: (data) => ({ data, has_more: false, first_id: null, last_id: null }),
		one: (row) => row,
		hidden: ['signing_secret'],
		make: (body, id) => ({
			...body,
			id,
			state: 'enabled',
			created_at: '2026-11-20T10:00:00Z',
			signing_secret: `whsec_${id}`,
		}),
		change: (row, body) => ({ ...row, ...body }),
		other: ({ path }, row) =>
			path.endsWith('/regenerate_signing_secret')
				? { ...row, signing_secret: 'whsec_renewed' }
				: undefined,
		disable: (row) => ({ ...row, state: 'disabled' }),
		withUrl: (row, url) => ({ ...row, url }),
	},
	{
		provider: 'shopify',
		fields: { shop: 'a.myshopify.com', accessToken: 'shpat', signingSecret: 'client-secret' },
		baseUrl: 'https://a.myshopify.com/admin/api/2026-07',
		types: ['orders/create', 'products/update', 'shop/redact'],
		groups: 2,
		path: '/webhooks.json',
		update: 'PUT',
		token: ['x-shopify-access-token', 'shpat'],
		list: (webhooks) => ({ webhooks }),
		one: (webhook) => ({ webhook }),
		make: ({ webhook }, id) => ({
			...at(webhook),
			id: Number(id),
			api_version: '2026-07',
			created_at: '2026-11-20T10:00:00Z',
		}),
		change: (row, { webhook }) => ({ ...row, ...at(webhook) }),
		disable: (row) => ({ ...row, format: 'xml' }),
		withUrl: (row, address) => ({ ...row, address }),
	},
	{
		provider: 'auth0-log-stream',
		fields: { domain: 'a.eu.auth0.com', clientId: 'c', clientSecret: 's', signingSecret: 'chosen' },
		baseUrl: 'https://a.eu.auth0.com',
		types: ['s', 'f'],
		path: '/api/v2/log-streams',
		update: 'PATCH',
		token: ['authorization', 'Bearer given'],
		list: (rows) => rows,
		one: (row) => row,
		make: (body, id) => ({ ...body, id, status: 'active' }),
		change: (row, body) => ({ ...row, ...body }),
		disable: (row) => ({ ...row, status: 'suspended' }),
		withUrl: (row, httpEndpoint) => ({ ...row, sink: { ...at(row.sink), httpEndpoint } }),
	},
	{
		provider: 'auth0-event-stream',
		fields: { domain: 'a.eu.auth0.com', clientId: 'c', clientSecret: 's', signingSecret: 'chosen' },
		baseUrl: 'https://a.eu.auth0.com',
		types: ['user.created', 'user.deleted'],
		path: '/api/v2/event-streams',
		update: 'PATCH',
		token: ['authorization', 'Bearer given'],
		list: (eventStreams) => ({ eventStreams }),
		one: (row) => row,
		make: (body, id) => ({ ...body, id, status: 'enabled', created_at: '2026-11-20T10:00:00Z' }),
		change: (row, body) => ({ ...row, ...body }),
		disable: (row) => ({ ...row, status: 'disabled' }),
		withUrl: (row, webhook_endpoint) => {
			const destination = at(row.destination);
			const configuration = { ...at(destination.configuration), webhook_endpoint };
			return { ...row, destination: { ...destination, configuration } };
		},
	},
	{
		provider: 'paypal',
		fields: { host: 'api-m.paypal.com', clientId: 'c', clientSecret: 's' },
		baseUrl: 'https://api-m.paypal.com',
		types: ['PAYMENT.CAPTURE.COMPLETED', 'PAYMENT.CAPTURE.DENIED'],
		path: '/v1/notifications/webhooks',
		update: 'PATCH',
		token: ['authorization', 'Bearer given'],
		list: (webhooks) => ({ webhooks }),
		one: (row) => row,
		make: (body, id) => ({ ...body, id }),
		change: (row, body) => ({
			...row,
			event_types: (body as unknown as Array<{ value: unknown }>)[0]?.value,
		}),
		disable: (row) => ({
			...row,
			event_types: (row.event_types as Row[]).map((type) => ({ ...type, status: 'DISABLED' })),
		}),
		withUrl: (row, url) => ({ ...row, url }),
	},
];

function withoutKey({ signature_key: _, ...row }: Row): Row {
	return row;
}
