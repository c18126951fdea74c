import type { IExecuteFunctions, NodeParameterValueType } from 'n8n-workflow';

/**
 * Reads a node's parameters for one item after the other. Those without an expression are read
 * once: they are the same for every item, and each read costs.
 */
export function parameterReader(context: IExecuteFunctions) {
	const raw = Object.entries(context.getNode().parameters);
	const varying = new Set(raw.filter(([, value]) => hasExpression(value)).map(([name]) => name));
	const constant = new Map<string, unknown>();

	return function read<T>(name: string, itemIndex: number, fallback?: T): T {
		if (constant.has(name)) return constant.get(name) as T;
		const value = context.getNodeParameter(name, itemIndex, fallback) as T;
		if (!varying.has(name)) constant.set(name, value);
		return value;
	};
}

function hasExpression(value: NodeParameterValueType | undefined): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	if (typeof value !== 'object' || value === null) return false;
	return Object.values(value).some(hasExpression);
}
