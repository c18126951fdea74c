import type { INodeProperties, INodePropertyOptions, NodePropertyTypes } from 'n8n-workflow';

type Shown = Record<string, Array<string | number | boolean>>;

interface Common {
	displayName: string;
	name: string;
	description?: string;
	placeholder?: string;
	/** By other fields' values; inside a group the fields beside it. */
	show?: Shown;
}

const common = ({ show, ...field }: Common) => ({
	...field,
	...(show && { displayOptions: { show } }),
});

interface NumberField extends Common {
	default: number;
	/** May it be 0? A whole number is at least 1 otherwise. */
	zero?: true;
	whole?: true;
	max?: number;
}

/** Above what makes sense for any wait, in seconds, and far below where timers overflow. */
const MOST_SECONDS = 1_000_000;
const MOST = 1_000_000_000;

export function number(given: NumberField): INodeProperties {
	const { zero, whole, max, default: initial, ...field } = given;
	return {
		...common(field),
		type: 'number',
		default: initial,
		typeOptions: {
			minValue: zero ? 0 : whole ? 1 : 0.001,
			maxValue: max ?? (whole ? MOST : MOST_SECONDS),
			...(whole && { numberPrecision: 0 }),
		},
	};
}

export function text(field: Common & { default?: string; rows?: number }): INodeProperties {
	const { rows, default: initial = '', ...rest } = field;
	const typeOptions = rows === undefined ? undefined : { rows };
	return { ...common(rest), type: 'string', default: initial, ...(typeOptions && { typeOptions }) };
}

export function json(field: Common & { default?: string }): INodeProperties {
	const { default: initial = '{}', ...rest } = field;
	return { ...common(rest), type: 'json', default: initial };
}

export function toggle(field: Common & { default?: boolean }): INodeProperties {
	const { default: initial = false, ...rest } = field;
	return { ...common(rest), type: 'boolean', default: initial };
}

/** `[value, label, what it means]`; the first one is the default unless said otherwise. */
export type Choice = readonly [value: string, label: string, description?: string];

export function choice(
	field: Common & { default?: string },
	choices: readonly Choice[],
): INodeProperties {
	const { default: initial = choices[0]![0], ...rest } = field;
	const options = choices.map(
		([value, name, description]): INodePropertyOptions => ({
			name,
			value,
			...(description && { description }),
		}),
	);
	const type: NodePropertyTypes = 'options';
	return { ...common(rest), type, noDataExpression: true, default: initial, options };
}

/** Rows of fields, under `row`. */
export function rows(field: Common & { row: string }, values: INodeProperties[]): INodeProperties {
	const { row, ...rest } = field;
	return {
		...common({ placeholder: 'Add row', ...rest }),
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		default: {},
		options: [{ displayName: 'Row', name: row, values }],
	};
}

/** Name and value, as for headers and query parameters. */
export const pairs = (field: Common): INodeProperties =>
	rows({ ...field, row: 'parameter' }, [
		text({ displayName: 'Name', name: 'name' }),
		text({ displayName: 'Value', name: 'value' }),
	]);

/** A group of settings that are at their defaults until a person adds one. */
export function group(field: Common, options: INodeProperties[]): INodeProperties {
	return {
		...common({ placeholder: 'Add setting', ...field }),
		type: 'collection',
		noDataExpression: true,
		default: {},
		options,
	};
}
