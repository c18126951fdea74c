import {
	NodeHelpers,
	type INode,
	type INodeParameters,
	type INodeProperties,
	type INodePropertyCollection,
	type INodePropertyOptions,
	type INodeTypeDescription,
} from 'n8n-workflow';

/** What is wrong with a node's parameters, by their paths; n8n imports it without a word. */
export function faults(node: INode, description: INodeTypeDescription): unknown[] {
	const { properties } = description;
	const kept = NodeHelpers.getNodeParameters(
		properties,
		node.parameters,
		true,
		false,
		node,
		description,
	);
	const issues = NodeHelpers.getNodeParametersIssues(
		properties,
		{ ...node, parameters: kept ?? {} },
		description,
	);
	return [
		...lost(node.parameters, kept),
		...strange(node.parameters, properties),
		...Object.entries(issues?.parameters ?? {}),
	];
}

/** Given, but dropped by n8n: there is no such field, or it is not shown beside the others. */
function lost(given: INodeParameters, kept: unknown, path = ''): string[] {
	return Object.entries(given).flatMap(([name, value]) => {
		const at = `${path}.${name}`;
		const found = (kept as INodeParameters | undefined)?.[name];
		if (found === undefined) return [at];
		return isObject(value) ? lost(value, found, at) : [];
	});
}

/** Values that are none of a field's options. */
function strange(given: INodeParameters, properties: INodeProperties[], path = ''): string[] {
	return Object.entries(given).flatMap(([name, value]) => {
		const at = `${path}.${name}`;
		const fields = properties.filter((property) => property.name === name);
		const inner = fields.flatMap(({ type, options = [] }) => {
			if (type === 'collection') return [strange(value as INodeParameters, optionsOf(options), at)];
			if (type !== 'fixedCollection') return [];
			return (options as INodePropertyCollection[]).map(({ name: group, values }) =>
				[(value as INodeParameters)[group] ?? []]
					.flat()
					.flatMap((row) => strange(row as INodeParameters, values, `${at}.${group}`)),
			);
		});
		return [...inner.flat(), ...(isChosen(value, fields) ? [] : [`${at}: ${String(value)}`])];
	});
}

function isChosen(value: unknown, fields: INodeProperties[]): boolean {
	const closed = fields.filter(
		({ type, typeOptions }) =>
			['options', 'multiOptions'].includes(type) && !typeOptions?.loadOptionsMethod,
	);
	if (closed.length < fields.length || closed.length === 0) return true;
	if (typeof value === 'string' && value.startsWith('=')) {
		return !closed.every(({ noDataExpression }) => noDataExpression);
	}
	const choices = closed.flatMap(({ options = [] }) =>
		(options as INodePropertyOptions[]).map((option) => option.value),
	);
	return [value].flat().every((one) => choices.includes(one as string));
}

const optionsOf = (options: NonNullable<INodeProperties['options']>) =>
	options as INodeProperties[];

const isObject = (value: unknown): value is INodeParameters =>
	typeof value === 'object' && value !== null;
