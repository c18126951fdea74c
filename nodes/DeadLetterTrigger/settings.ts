import type { IDataObject, ITriggerFunctions } from 'n8n-workflow';
import type { AnnouncePolicy } from '../../core/delivery/announce';
import { DIGEST_FIELDS, type DigestField } from '../../core/delivery/digest';
import type { DeliveryFilter } from '../../store/Store';
import { workflowFilter } from '../shared/deadLetters';
import { quietHours } from './quietHours';

const MINUTE_MS = 60_000;
/** At most this many dead letters are looked at and told together. */
export const MOST = 1000;

interface Options {
	maskFields?: string;
	thresholdCount?: number;
	thresholdMinutes?: number;
	quietFrom?: string;
	quietUntil?: string;
	timeZone?: string;
}

export interface AnnounceSettings {
	filter: DeliveryFilter;
	policy: AnnouncePolicy;
	/** Absent when each is told by itself. */
	digest?: { by: DigestField[]; samples: number };
	maskFields: string;
}

/** @throws when a setting makes no sense. */
export async function readSettings(trigger: ITriggerFunctions): Promise<AnnounceSettings> {
	const parameter = <T>(name: string, fallback: T) =>
		trigger.getNodeParameter(name, fallback as IDataObject) as T;
	const options = parameter<Options>('options', {});
	const isDigest = parameter<string>('announce', 'each') === 'digest';
	const policy: AnnouncePolicy = {};
	if (isDigest) {
		policy.collect = {
			forMs: positive('Collect For', parameter('collectMinutes', 15), 0) * MINUTE_MS,
			count: atMost('Collect at Most', parameter('collectCount', MOST)),
		};
	}
	if (options.thresholdCount !== undefined) {
		policy.threshold = {
			count: atMost('Only When at Least', options.thresholdCount),
			withinMs: positive('Within', options.thresholdMinutes ?? 10, 1) * MINUTE_MS,
		};
	} else if (options.thresholdMinutes !== undefined) {
		throw new Error('Within (Minutes) needs Only When at Least beside it');
	}
	const { quietFrom, quietUntil } = options;
	if (quietFrom !== undefined || quietUntil !== undefined) {
		const zone = options.timeZone || trigger.getTimezone();
		const hours = { from: quietFrom ?? '22:00', until: quietUntil ?? '07:00', zone };
		policy.isQuiet = await quietHours(hours);
	}
	return {
		filter: filterOf(trigger, parameter<IDataObject>('filters', {})),
		policy,
		...(isDigest && {
			digest: {
				by: fieldsOf(parameter('groupBy', ['provider', 'workflow', 'reason'])),
				samples: positive('Samples', parameter('samples', 3), 0),
			},
		}),
		maskFields: options.maskFields ?? '',
	};
}

function filterOf(trigger: ITriggerFunctions, filters: IDataObject): DeliveryFilter {
	const given = ['provider', 'type', 'kind', 'reasonText'].flatMap((name) => {
		const text = String(filters[name] ?? '').trim();
		return text === '' ? [] : [[name, text]];
	});
	const workflows = trigger.getNodeParameter('workflows', 'this') as string;
	const workflowId = trigger.getNodeParameter('workflowId', '') as string;
	return {
		...(Object.fromEntries(given) as DeliveryFilter),
		...workflowFilter(trigger, workflows, workflowId),
	};
}

function fieldsOf(names: string[]): DigestField[] {
	const unknown = names.find((name) => !DIGEST_FIELDS.some((field) => field === name));
	if (unknown !== undefined) throw new Error(`Cannot group by "${unknown}"`);
	return names as DigestField[];
}

function atMost(field: string, count: number): number {
	if (Number.isInteger(count) && count >= 1 && count <= MOST) return count;
	throw new Error(`${field} has to be a whole number from 1 to ${MOST}`);
}

function positive(field: string, value: number, least: number): number {
	if (Number.isFinite(value) && value >= least) return value;
	throw new Error(`${field} has to be ${least} or more`);
}
