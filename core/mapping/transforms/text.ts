import { toText } from '../coerce';
import { MappingError } from '../errors';
import { choice, integer, text } from './args';
import { checkLength, joinTexts, toList } from './inputs';
import { isAbsent, transform } from './transform';

function checkNotEmpty(name: string, value: string): void {
	if (value === '') throw new MappingError(`'${name}' must not be empty`);
}

export const textTransforms = [
	transform({
		name: 'trim',
		description: 'Removes spaces and line breaks at both ends of a text',
		args: {},
		examples: [
			{ from: '  a b\n', to: 'a b' },
			{ from: 12, to: '12' },
		],
		apply: () => (value) => toText(value).trim(),
	}),
	transform({
		name: 'replace',
		description: 'Replaces each occurrence of one text, taken literally, by another',
		args: {
			search: text('The text to look for'),
			replacement: text('The text to put in its place', { default: '' }),
		},
		examples: [
			{ args: { search: '.', replacement: '-' }, from: 'a.b.c', to: 'a-b-c' },
			{ args: { search: '.', replacement: '$&' }, from: 'a.b', to: 'a$&b' },
			{ args: { search: ' ' }, from: 'a b', to: 'ab' },
		],
		apply: ({ search, replacement }) => {
			checkNotEmpty('search', search);
			return (value) => joinTexts(toText(value).split(search), replacement);
		},
	}),
	transform({
		name: 'split',
		description: 'Splits a text into a list',
		args: { separator: text('The text between the entries', { default: ',' }) },
		examples: [
			{ from: 'a,b,,c', to: ['a', 'b', '', 'c'] },
			{ args: { separator: ' | ' }, from: 'a | b', to: ['a', 'b'] },
		],
		apply: ({ separator }) => {
			checkNotEmpty('separator', separator);
			return (value) => toText(value).split(separator);
		},
	}),
	transform({
		name: 'join',
		description: 'Joins a list into one text; absent entries are left out',
		args: { separator: text('The text between the entries', { default: ', ' }) },
		examples: [
			{ from: ['a', null, 1, 'b'], to: 'a, 1, b' },
			{ args: { separator: '' }, from: ['a', 'b'], to: 'ab' },
		],
		apply:
			({ separator }) =>
			(value) => {
				const parts: string[] = [];
				for (const entry of toList(value)) if (!isAbsent(entry)) parts.push(toText(entry));
				return joinTexts(parts, separator);
			},
	}),
	transform({
		name: 'pad',
		description: 'Fills a text up to a length; a longer one stays as it is',
		args: {
			length: integer('How many characters the text has to have', { min: 1 }),
			fill: text('What to fill it up with', { default: '0' }),
			side: choice('Where to fill it up', ['start', 'end'], { default: 'start' }),
		},
		examples: [
			{ args: { length: 5 }, from: 42, to: '00042' },
			{ args: { length: 3, fill: '.', side: 'end' }, from: 'a', to: 'a..' },
			{ args: { length: 2 }, from: 'abc', to: 'abc' },
		],
		apply: ({ length, fill, side }) => {
			checkNotEmpty('fill', fill);
			const pad = side === 'start' ? 'padStart' : 'padEnd';
			return (value) => {
				checkLength(length);
				return toText(value)[pad](length, fill);
			};
		},
	}),
	transform({
		name: 'truncate',
		description: 'Cuts a text to a length, the ending included; no character is cut in half',
		args: {
			length: integer('The most characters', { min: 1, default: 100 }),
			ending: text('What to put at the end of a text that was cut', { default: '' }),
		},
		examples: [
			{ args: { length: 5 }, from: 'integration', to: 'integ' },
			{ args: { length: 5, ending: '…' }, from: 'integration', to: 'inte…' },
			{ args: { length: 5 }, from: 'short', to: 'short' },
			{ args: { length: 2 }, from: 'a👍b', to: 'a' },
		],
		apply: ({ length, ending }) => {
			if (ending.length >= length) throw new MappingError(`'ending' fills all of 'length'`);
			return (value) => {
				const whole = toText(value);
				if (whole.length <= length) return whole;
				// The first half of a character that takes two places stays behind.
				return whole.slice(0, length - ending.length).replace(/[\uD800-\uDBFF]$/, '') + ending;
			};
		},
	}),
];
