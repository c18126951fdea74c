import type { IDataObject } from 'n8n-workflow';
import type { HealthChange } from '../../core/observe/healthWatch';
import type { Integration } from './figures/snapshot';

/** A change of health as the workflow gets it. */
export function describeChange(
	change: HealthChange,
	one: Integration | undefined,
	link: string,
): IDataObject {
	const { id, from, to, since, reasons } = change;
	return {
		event: eventOf(change),
		...(one ? describeIntegration(one, link) : { integration: id, link }),
		// As they were when the change was decided, whatever has become of it since.
		from,
		health: to,
		reason: reasons[0] ?? 'All rules are kept again',
		reasons: [...reasons],
		since: new Date(since).toISOString(),
	};
}

/** What the change is called: in the node's parameter and in the item. */
export function eventOf({ to }: HealthChange): 'degraded' | 'failed' | 'recovered' {
	return to === 'healthy' ? 'recovered' : to;
}

export function describeIntegration(one: Integration, link: string): IDataObject {
	const { name, kind, health, reasons, done, failed, dead, latencyMs } = one;
	return {
		integration: name,
		kind,
		...(one.workflow !== undefined && { workflow: one.workflow }),
		health,
		reason: reasons[0] ?? 'All rules are kept',
		reasons,
		figures: {
			done,
			failed,
			dead,
			...(latencyMs && { latencyMs: { ...latencyMs } }),
			...time('lastSuccessAt', one.lastSuccessAt),
			...time('lastFailureAt', one.lastFailureAt),
			...time('oldestOpenAt', one.oldestOpenAt),
		},
		link,
	};
}

function time(name: string, at: number | undefined): IDataObject {
	return at === undefined ? {} : { [name]: new Date(at).toISOString() };
}
