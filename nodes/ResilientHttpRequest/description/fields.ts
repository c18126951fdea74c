import type { INodeProperties } from 'n8n-workflow';

interface NumberField {
	displayName: string;
	name: string;
	default: number;
	description: string;
	minValue?: number;
	whole?: boolean;
}

export function number({ minValue = 0, whole = false, ...field }: NumberField): INodeProperties {
	return {
		...field,
		type: 'number',
		typeOptions: { minValue, ...(whole && { numberPrecision: 0 }) },
	};
}

/** A group of settings that are at their defaults until a person adds one. */
export function group(
	displayName: string,
	name: string,
	options: INodeProperties[],
): INodeProperties {
	return {
		displayName,
		name,
		type: 'collection',
		noDataExpression: true,
		placeholder: 'Add setting',
		default: {},
		options,
	};
}
