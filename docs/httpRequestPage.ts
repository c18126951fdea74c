import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/** The page about the Resilient HTTP Request: what people wrote, and every field of its form. */
export function httpRequestPage(written: string, properties: readonly INodeProperties[]): string {
	const [before = ''] = written.split(MARK);
	const single = properties.filter(({ type }) => !['collection', 'credentials'].includes(type));
	const groups = properties.filter(({ type }) => type === 'collection');
	const fields = [
		['## Fields', table(single)],
		...groups.map((group) => [`## ${group.displayName}`, table(fieldsOf(group))]),
	];
	return [before.trimEnd(), MARK, ...fields.flat()].join('\n\n') + '\n';
}

/** What follows is made from the node's description. */
export const MARK =
	'<!-- Made from the description by docs/generate-http-request.ts: edit that. -->';

const fieldsOf = ({ options = [] }: INodeProperties) => options as INodeProperties[];

function table(fields: readonly INodeProperties[]): string {
	const rows = fields.map((field) => [field.displayName, initial(field), about(field)]);
	const head = ['field', 'default', 'what it does'];
	const widths = head.map((_, column) =>
		Math.max(...[head, ...rows].map((row) => [...(row[column] ?? '')].length)),
	);
	const line = (cells: readonly string[]) =>
		`| ${cells.map((cell, column) => cell + ' '.repeat(widths[column]! - [...cell].length)).join(' | ')} |`;
	const rule = line(widths.map((width) => '-'.repeat(width)));
	return [line(head), rule, ...rows.map(line)].join('\n');
}

function initial({ type, default: value, options = [] }: INodeProperties): string {
	if (type === 'boolean') return value === true ? 'on' : 'off';
	if (type === 'fixedCollection' || value === '') return '';
	if (type !== 'options') return `\`${String(value)}\``;
	return (options as INodePropertyOptions[]).find((option) => option.value === value)?.name ?? '';
}

function about(field: INodeProperties): string {
	const { type, name, description = '', options = [] } = field;
	const said = [description];
	// The list of APIs is the providers' page.
	if (type === 'options' && name !== 'api') {
		const choices = (options as INodePropertyOptions[]).map(
			(option) => `_${option.name}_${option.description ? ` (${option.description})` : ''}`,
		);
		if (choices.length > 0) said.push(`One of ${choices.join(', ')}`);
	}
	if (type === 'fixedCollection') {
		const [row] = options as Array<{ values: INodeProperties[] }>;
		said.push(`Rows of ${row!.values.map(({ displayName }) => `_${displayName}_`).join(', ')}`);
	}
	return said
		.filter((sentence) => sentence !== '')
		.map((sentence) => sentence.replace(/\.$/, ''))
		.join('. ')
		.replace(/\*/g, '\\*')
		.replace(/\|/g, '\\|');
}
