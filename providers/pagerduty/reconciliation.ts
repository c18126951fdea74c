import { fields, idOf, rows, text, type Json } from '../../core/api/json';
import { withQuery } from '../../core/api/pages';
import type { Reconciliation } from '../Reconciliation';

const PAGE = 100;

/** The webhook's event type, by the type of the log entry. */
const EVENT_TYPES: Readonly<Record<string, string>> = {
	trigger_log_entry: 'incident.triggered',
	acknowledge_log_entry: 'incident.acknowledged',
	unacknowledge_log_entry: 'incident.unacknowledged',
	resolve_log_entry: 'incident.resolved',
	escalate_log_entry: 'incident.escalated',
	delegate_log_entry: 'incident.delegated',
	annotate_log_entry: 'incident.annotated',
	priority_change_log_entry: 'incident.priority_updated',
};
const LISTED: ReadonlySet<string> = new Set(Object.values(EVENT_TYPES));

/**
 * A log entry has another id than the webhook of the same change: both go by the incident and the
 * second. UNCONFIRMED: that `occurred_at` and the entry's `created_at` are always of one second.
 *
 * @see https://developer.pagerduty.com/api-reference/ (Log Entries)
 */
export const pagerdutyReconciliation: Reconciliation = {
	keyOf(type, body) {
		const { occurred_at, data } = fields(body.event);
		const incident = fields(data);
		if (!LISTED.has(type) || text(incident.id) === undefined) return undefined;
		return keyOf(type, incident, String(occurred_at));
	},
	past: () => ({
		needs: 'an API key that may read incidents',
		lagMs: 5 * 60_000,
		keptMs: 30 * 86_400_000,
		lists: ({ since, until }) => [
			{
				first: {
					method: 'GET',
					path: '/log_entries?include[]=incidents',
					query: {
						since: new Date(since).toISOString(),
						until: new Date(until).toISOString(),
						limit: String(PAGE),
					},
				},
				read({ json }, request) {
					const { log_entries, more, offset } = fields(json);
					return {
						rows: rows(log_entries).flatMap(toEvents),
						...(more === true && {
							next: withQuery(request, { offset: String(Number(offset) + PAGE) }),
						}),
					};
				},
			},
		],
	}),
};

function toEvents(entry: Json) {
	const type = EVENT_TYPES[String(entry.type)];
	if (type === undefined) return [];
	const incident = fields(entry.incident);
	const occurred_at = String(entry.created_at);
	const event = {
		id: idOf(entry),
		event_type: type,
		resource_type: 'incident',
		occurred_at,
		agent: entry.agent,
		data: incident,
	};
	return [
		{
			key: keyOf(type, incident, occurred_at),
			type,
			at: Date.parse(occurred_at),
			body: { event },
		},
	];
}

function keyOf(type: string, incident: Json, occurredAt: string): string {
	return `${type}:${idOf(incident)}:${Math.floor(Date.parse(occurredAt) / 1000)}`;
}
