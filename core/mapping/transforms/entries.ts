import { FieldError, MappingError, within } from '../errors';
import { text } from './args';
import { checkName, toEntries, toList } from './inputs';
import { transform } from './transform';

/** Objects as lists and back. */
export const entriesTransforms = [
	transform({
		name: 'toEntries',
		description: 'Makes a list of an object: one entry with a name and a value for each field',
		args: {
			nameField: text('What to call the name in an entry', { default: 'name' }),
			valueField: text('What to call the value in an entry', { default: 'value' }),
		},
		examples: [
			{
				from: { gift: 'yes', note: null },
				to: [
					{ name: 'gift', value: 'yes' },
					{ name: 'note', value: null },
				],
			},
		],
		apply: ({ nameField, valueField }) => {
			checkFields(nameField, valueField);
			return (value) =>
				toEntries(value).map(([name, field]) => ({ [nameField]: name, [valueField]: field }));
		},
	}),
	transform({
		name: 'fromEntries',
		description: 'Makes an object of a list of entries with a name and a value; the last one wins',
		args: {
			nameField: text('Where the name is in an entry', { default: 'name' }),
			valueField: text('Where the value is in an entry', { default: 'value' }),
		},
		examples: [
			{ from: [{ name: 'gift', value: 'yes' }, { name: 'note' }], to: { gift: 'yes', note: null } },
			{
				args: { nameField: 'key', valueField: 'string' },
				from: [{ key: 'size', string: 'M' }],
				to: { size: 'M' },
			},
		],
		apply: ({ nameField, valueField }) => {
			checkFields(nameField, valueField);
			return (value) =>
				Object.fromEntries(
					toList(value).map((entry, at) => {
						const fields = new Map(toEntries(entry));
						const name = fields.get(nameField);
						if (typeof name !== 'string' && typeof name !== 'number') {
							throw new FieldError(`[${at}] has no name in its field '${nameField}'`);
						}
						return [checkName(String(name)), fields.get(valueField) ?? null];
					}),
				);
		},
	}),
];

/** @throws MappingError */
function checkFields(nameField: string, valueField: string): void {
	for (const field of [nameField, valueField]) within('', () => checkName(field));
	if (nameField === valueField) throw new MappingError("'nameField' and 'valueField' are the same");
}
