import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { DescribedWebhook } from '../describedProvider';

type Scheme = DescribedWebhook['scheme'];

export const HMACS: Scheme[] = ['bodyHmac', 'timedHmac', 'hmac'];

export const PLACES =
	'Where it stands in the request: header:Name, json:path, form:field, query:name or bodyHash; several, separated by commas, are tried in turn';

export const choices = (names: Record<string, string>): INodePropertyOptions[] =>
	Object.entries(names).map(([value, name]) => ({ name, value }));

/** Shown for these schemes only. */
export function shownFor(
	schemes: Scheme[],
	field: Omit<INodeProperties, 'displayOptions'>,
): INodeProperties {
	return { ...field, displayOptions: { show: { scheme: schemes } } };
}
