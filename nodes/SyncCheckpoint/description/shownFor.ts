import type { INodeProperties } from 'n8n-workflow';

/** A field of these operations only, and only where the others say `more`. */
export function shownFor(
	operations: string[],
	field: Omit<INodeProperties, 'displayOptions'>,
	more: object = {},
): INodeProperties {
	return { ...field, displayOptions: { show: { operation: operations, ...more } } };
}
