import { mappingRule, stepRule } from './mappingRule';
import type { JsonSchema } from './rule';
import { transforms } from './transforms';
import type { Arg, ArgKind } from './transforms/args';
import type { Transform } from './transforms/transform';
import type { Json } from './types';

const ARG_SCHEMAS: Record<ArgKind, JsonSchema> = {
	text: { type: 'string' },
	choice: { type: 'string' },
	number: { type: 'number' },
	integer: { type: 'integer' },
	list: { type: 'array', items: { type: 'string' } },
	object: { type: 'object' },
	any: {},
};

/**
 * The JSON Schema (2020-12) of a mapping's JSON, for editors and checks outside n8n: its shape, and
 * each transform with its arguments.
 */
export function mappingJsonSchema(): JsonSchema {
	const schema = JSON.stringify(mappingRule.schema, (_key, value: unknown) =>
		value === stepRule.schema ? { $ref: '#/$defs/transform' } : value,
	);
	return {
		$schema: 'https://json-schema.org/draft/2020-12/schema',
		title: 'A mapping of the Field Mapper for n8n',
		...(JSON.parse(schema) as JsonSchema),
		$defs: { transform: { anyOf: [...transforms.values()].map(stepSchema) } },
	};
}

function stepSchema({ name, description, args }: Transform): JsonSchema {
	const entries = Object.entries(args);
	const needed = entries.filter(([, arg]) => arg.default === undefined && !arg.optional);
	const properties = Object.fromEntries(entries.map(([key, arg]) => [key, argSchema(arg)]));
	return {
		description,
		type: 'object',
		properties: {
			name: { const: name },
			args: {
				type: 'object',
				properties,
				required: needed.map(([key]) => key),
				additionalProperties: false,
			},
		},
		required: needed.length > 0 ? ['name', 'args'] : ['name'],
		additionalProperties: false,
	};
}

function argSchema(arg: Arg<unknown>): JsonSchema {
	return {
		description: arg.description,
		...ARG_SCHEMAS[arg.kind],
		...(arg.options && { enum: [...arg.options] }),
		...(arg.min !== undefined && { minimum: arg.min }),
		...(arg.max !== undefined && { maximum: arg.max }),
		...(arg.default !== undefined && { default: arg.default as Json }),
	};
}
