import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { transforms, type Arg } from '../../core/mapping';

/** `toMinorUnits` → `To Minor Units`. */
const titleOf = (name: string): string =>
	name.replace(/[A-Z]/g, ' $&').replace(/^./, (first) => first.toUpperCase());

const options: INodePropertyOptions[] = [...transforms.values()]
	.map(({ name, description }) => ({ name: titleOf(name), value: name, description }))
	.sort((a, b) => a.name.localeCompare(b.name));

/** One step of a chain: which transform, and the arguments of that one. All from the registry. */
export const transformFields: INodeProperties[] = [
	{
		displayName: 'Transform',
		name: 'name',
		type: 'options',
		noDataExpression: true,
		default: 'trim',
		options,
	},
	...[...transforms.values()].flatMap((transform) =>
		Object.entries(transform.args).map(
			([name, arg]): INodeProperties => ({
				displayName: titleOf(name),
				name,
				description: arg.description,
				noDataExpression: true,
				displayOptions: { show: { name: [transform.name] } },
				...fieldOf(arg),
			}),
		),
	),
];

function fieldOf(
	arg: Arg<unknown>,
): Pick<INodeProperties, 'type' | 'default'> & Partial<INodeProperties> {
	switch (arg.kind) {
		case 'text':
		case 'any':
			return { type: 'string', default: String(arg.default ?? '') };
		case 'choice':
			return {
				type: 'options',
				default: String(arg.default ?? ''),
				options: (arg.options ?? []).map((value) => ({ name: titleOf(value), value })),
			};
		case 'number':
		case 'integer':
			return {
				type: 'number',
				default: Number(arg.default ?? 1),
				typeOptions: {
					...(arg.min !== undefined && { minValue: arg.min }),
					...(arg.max !== undefined && { maxValue: arg.max }),
					...(arg.kind === 'integer' && { numberPrecision: 0 }),
				},
			};
		case 'list':
			return { type: 'string', default: [], typeOptions: { multipleValues: true } };
		case 'object':
			return { type: 'json', default: '{}' };
	}
}
