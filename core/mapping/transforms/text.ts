import { toText } from '../coerce';
import { MappingError } from '../errors';
import { text } from './args';
import { toList } from './array';
import { isAbsent, transform } from './transform';

const PLACEHOLDER = '{{value}}';

const nonEmpty = (name: string, value: string): string => {
	if (value === '') throw new MappingError(`'${name}' must not be empty`);
	return value;
};

export const textTransforms = [
	transform({
		name: 'trim',
		description: 'Removes spaces and line breaks at both ends of a text',
		args: {},
		apply: () => (value) => toText(value).trim(),
	}),
	transform({
		name: 'lower',
		description: 'Makes a text lower case',
		args: {},
		apply: () => (value) => toText(value).toLowerCase(),
	}),
	transform({
		name: 'upper',
		description: 'Makes a text upper case',
		args: {},
		apply: () => (value) => toText(value).toUpperCase(),
	}),
	transform({
		name: 'replace',
		description: 'Replaces each occurrence of one text, taken literally, by another',
		args: {
			search: text('The text to look for'),
			replacement: text('The text to put in its place', { default: '' }),
		},
		apply: ({ search, replacement }) => {
			nonEmpty('search', search);
			return (value) => toText(value).replaceAll(search, () => replacement);
		},
	}),
	transform({
		name: 'split',
		description: 'Splits a text into a list',
		args: { separator: text('The text between the entries', { default: ',' }) },
		apply: ({ separator }) => {
			nonEmpty('separator', separator);
			return (value) => toText(value).split(separator);
		},
	}),
	transform({
		name: 'join',
		description: 'Joins a list into one text; absent entries are left out',
		args: { separator: text('The text between the entries', { default: ', ' }) },
		apply:
			({ separator }) =>
			(value) =>
				toList(value)
					.filter((entry) => !isAbsent(entry))
					.map(toText)
					.join(separator),
	}),
	transform({
		name: 'template',
		description: 'Puts a text around the value',
		args: { template: text(`The text, with ${PLACEHOLDER} where the value goes`) },
		apply: ({ template }) => {
			if (!template.includes(PLACEHOLDER)) {
				throw new MappingError(`'template' has to contain ${PLACEHOLDER}`);
			}
			return (value) => template.replaceAll(PLACEHOLDER, () => toText(value));
		},
	}),
];
