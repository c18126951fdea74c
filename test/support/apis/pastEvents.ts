import type { Answer, Call, Row } from './standIn';

/** How a provider's API lists what has happened, on the wire. */
export interface PastApi {
	/** Key in the registry. */
	provider: string;
	fields: Record<string, string>;
	baseUrl: string;
	types: readonly string[];
	/** Something that has happened at this time (ms), as the list has it. */
	row(serial: number, at: number): Row;
	/** When it happened, ms. */
	at(row: Row): number;
	/** One page of what is asked for. */
	answer(call: Call, rows: readonly Row[]): Answer;
	/** The webhook of the same thing. */
	webhook(row: Row): { type: string; body: unknown; headers?: Record<string, string> };
}

const PAGE = 2;
const iso = (at: number) => new Date(at).toISOString();
const at = (value: unknown) => value as Row;

/** A page of rows, and the place of the next one. */
function page(rows: readonly Row[], from: number) {
	const next = from + PAGE < rows.length ? String(from + PAGE) : undefined;
	return { rows: rows.slice(from, from + PAGE), next };
}

function between(rows: readonly Row[], name: string, since: string | null, until: string | null) {
	const from = Date.parse(since ?? '');
	const to = Date.parse(until ?? '');
	return rows.filter((row) => {
		const time = Date.parse(String(row[name]));
		return time >= from && time <= to;
	});
}

function linked(call: Call, base: string, rows: readonly Row[], wrap: (rows: Row[]) => unknown) {
	const from = Number(call.query.get('from_row') ?? '0');
	const { rows: shown, next } = page(rows, from);
	const query = new URLSearchParams(call.query);
	if (next) query.set('from_row', next);
	return {
		status: 200,
		json: wrap(shown),
		...(next && { headers: { link: `<${base}${call.path}?${query}>; rel="next"` } }),
	};
}

export const pastApis: readonly PastApi[] = [
	{
		provider: 'stripe',
		fields: { apiKey: 'sk_1' },
		baseUrl: 'https://api.stripe.com',
		types: ['invoice.paid'],
		row: (serial, time) => ({
			id: `evt_${serial}`,
			object: 'event',
			type: 'invoice.paid',
			created: Math.floor(time / 1000),
			data: { object: { id: `in_${serial}` } },
		}),
		at: ({ created }) => Number(created) * 1000,
		answer({ path, query }, all) {
			expect(path).toBe('/v1/events');
			expect(query.getAll('types[]')).toEqual(['invoice.paid']);
			const listed = [...all].reverse().filter(({ created }) => {
				const time = Number(created);
				return (
					time >= Number(query.get('created[gte]')) && time <= Number(query.get('created[lte]'))
				);
			});
			const after = query.get('starting_after');
			const from = after === null ? 0 : listed.findIndex(({ id }) => id === after) + 1;
			const { rows, next } = page(listed, from);
			return { status: 200, json: { object: 'list', data: rows, has_more: next !== undefined } };
		},
		webhook: (row) => ({ type: String(row.type), body: row }),
	},
	{
		provider: 'paypal',
		fields: { host: 'api-m.paypal.com', clientId: 'c', clientSecret: 's' },
		baseUrl: 'https://api-m.paypal.com',
		types: ['PAYMENT.CAPTURE.COMPLETED'],
		row: (serial, time) => ({
			id: `WH-${serial}`,
			create_time: iso(time),
			event_type: 'PAYMENT.CAPTURE.COMPLETED',
			resource: { id: `cap-${serial}` },
		}),
		at: ({ create_time }) => Date.parse(String(create_time)),
		answer({ path, query }, all) {
			const listed = between(all, 'create_time', query.get('start_time'), query.get('end_time'));
			const { rows, next } = page(listed, Number(query.get('next') ?? '0'));
			const onward = new URLSearchParams(query);
			if (next) onward.set('next', next);
			// The links name another host than the one that was called.
			const href = `https://api.paypal.com${path}?${onward}`;
			const links = next ? [{ rel: 'next', method: 'GET', href }] : [];
			return { status: 200, json: { events: rows, count: rows.length, links } };
		},
		webhook: (row) => ({ type: String(row.event_type), body: row }),
	},
	{
		provider: 'square',
		fields: { host: 'connect.squareup.com', accessToken: 'EAAA' },
		baseUrl: 'https://connect.squareup.com',
		types: ['payment.created'],
		row: (serial, time) => ({
			event_id: `event-${serial}`,
			merchant_id: 'M',
			type: 'payment.created',
			created_at: iso(time),
			data: { id: `p${serial}` },
		}),
		at: ({ created_at }) => Date.parse(String(created_at)),
		answer({ path, body }, all) {
			expect(path).toBe('/v2/events');
			const { created_at } = at(at(body.query).filter);
			const { start_at, end_at } = at(created_at);
			const listed = between(all, 'created_at', String(start_at), String(end_at));
			const { rows, next } = page(listed, Number(body.cursor ?? '0'));
			return {
				status: 200,
				json: { ...(rows.length > 0 && { events: rows }), ...(next && { cursor: next }) },
			};
		},
		webhook: (row) => ({ type: String(row.type), body: row }),
	},
	{
		provider: 'okta',
		fields: { domain: 'example.okta.com', apiToken: 'okta-token' },
		baseUrl: 'https://example.okta.com',
		types: ['user.session.start'],
		row: (serial, time) => ({
			uuid: `uuid-${serial}`,
			published: iso(time),
			eventType: 'user.session.start',
		}),
		at: ({ published }) => Date.parse(String(published)),
		answer(call, all) {
			const { query } = call;
			const listed = between(all, 'published', query.get('since'), query.get('until'));
			const answer = linked(call, 'https://example.okta.com', listed, (rows) => rows);
			// There is always a next page, an empty one in the end.
			query.set('from_row', String(all.length));
			const self = `https://example.okta.com${call.path}?${query}`;
			return { ...answer, headers: answer.headers ?? { link: `<${self}>; rel="next"` } };
		},
		webhook: (row) => ({ type: String(row.eventType), body: { data: { events: [row] } } }),
	},
	{
		provider: 'auth0-log-stream',
		fields: { domain: 'a.eu.auth0.com', clientId: 'c', clientSecret: 's' },
		baseUrl: 'https://a.eu.auth0.com',
		types: ['s'],
		row: (serial, time) => ({ log_id: `log-${serial}`, date: iso(time), type: 's' }),
		at: ({ date }) => Date.parse(String(date)),
		answer({ path, query }, all) {
			expect(path).toBe('/api/v2/logs');
			const take = Number(query.get('per_page') ?? query.get('take'));
			const after = query.get('from');
			const since = /\[(\S+) TO/.exec(query.get('q') ?? '')?.[1] ?? '';
			const listed =
				after === null
					? all.filter(({ date }) => Date.parse(String(date)) >= Date.parse(since))
					: all.slice(all.findIndex(({ log_id }) => log_id === after) + 1);
			return { status: 200, json: listed.slice(0, take) };
		},
		webhook: (row) => ({ type: String(row.type), body: [{ log_id: row.log_id, data: row }] }),
	},
	{
		provider: 'auth0-event-stream',
		fields: { domain: 'a.eu.auth0.com', clientId: 'c', clientSecret: 's' },
		baseUrl: 'https://a.eu.auth0.com',
		types: ['user.created'],
		row: (serial, time) => ({
			id: `del-${serial}`,
			status: 'failed',
			event: { id: `evt-${serial}`, type: 'user.created', time: iso(time) },
		}),
		at: ({ event }) => Date.parse(String(at(event).time)),
		answer({ path, query }, all) {
			expect(path).toBe('/api/v2/event-streams/sub1/deliveries');
			expect(query.get('statuses')).toBe('failed');
			const from = Date.parse(query.get('date_from') ?? '');
			return {
				status: 200,
				json: all.filter(({ event }) => Date.parse(String(at(event).time)) >= from),
			};
		},
		webhook: ({ event }) => ({ type: String(at(event).type), body: event }),
	},
	{
		provider: 'shopify',
		fields: { shop: 'a.myshopify.com', accessToken: 'shpat' },
		baseUrl: 'https://a.myshopify.com/admin/api/2026-07',
		types: ['orders/updated'],
		row: (serial, time) => ({
			id: serial,
			created_at: '2026-01-01T00:00:00Z',
			updated_at: iso(time),
		}),
		at: ({ updated_at }) => Date.parse(String(updated_at)),
		answer(call, all) {
			const { query } = call;
			expect(call.path).toBe('/orders.json');
			const listed = between(
				all,
				'updated_at',
				query.get('updated_at_min'),
				query.get('updated_at_max'),
			);
			return linked(call, 'https://a.myshopify.com/admin/api/2026-07', listed, (orders) => ({
				orders,
			}));
		},
		webhook: (row) => ({
			type: 'orders/updated',
			// The shop's own zone.
			body: { ...row, updated_at: String(row.updated_at).replace('Z', '+00:00') },
		}),
	},
	{
		provider: 'woocommerce',
		fields: { store: 'https://shop.example.com', consumerKey: 'ck', consumerSecret: 'cs' },
		baseUrl: 'https://shop.example.com/wp-json/wc/v3',
		types: ['order.created'],
		row: (serial, time) => ({
			id: serial,
			date_created_gmt: iso(time).slice(0, 19),
			date_modified_gmt: iso(time).slice(0, 19),
		}),
		at: ({ date_created_gmt }) => Date.parse(`${String(date_created_gmt)}Z`),
		answer(call, all) {
			const { query } = call;
			expect(call.path).toBe('/orders');
			const dated = all.map((row) => ({ ...row, z: `${String(row.date_modified_gmt)}Z` }));
			const listed = between(dated, 'z', query.get('modified_after'), query.get('modified_before'));
			return linked(call, 'https://shop.example.com/wp-json/wc/v3', listed, (rows) => rows);
		},
		webhook: (row) => ({ type: 'order.created', body: row }),
	},
	{
		provider: 'pagerduty',
		fields: { host: 'api.pagerduty.com', apiKey: 'pd-key' },
		baseUrl: 'https://api.pagerduty.com',
		types: ['incident.triggered'],
		row: (serial, time) => ({
			id: `R${serial}`,
			type: 'trigger_log_entry',
			created_at: `${iso(time).slice(0, 19)}Z`,
			incident: { id: `P${serial}`, type: 'incident' },
		}),
		at: ({ created_at }) => Date.parse(String(created_at)),
		answer({ path, query }, all) {
			expect(path).toBe('/log_entries');
			expect(query.get('include[]')).toBe('incidents');
			const listed = between(all, 'created_at', query.get('since'), query.get('until'));
			const offset = Number(query.get('offset') ?? '0');
			const shown = listed.slice(offset, offset + 100);
			return {
				status: 200,
				json: { log_entries: shown, offset, more: offset + 100 < listed.length },
			};
		},
		webhook: ({ created_at, incident }) => ({
			type: 'incident.triggered',
			body: {
				event: {
					id: 'another',
					event_type: 'incident.triggered',
					occurred_at: String(created_at).replace('Z', '.321Z'),
					data: incident,
				},
			},
		}),
	},
];
