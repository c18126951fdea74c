import { toText } from '../coerce';
import { text } from './args';
import { joinTexts } from './inputs';
import { transform } from './transform';

// Here and below one character at a time: a loop over a word of millions of them is too deep for
// JavaScript's regular expressions.
const FIRST_LETTER = /(?<![\p{L}\p{M}\p{N}]|[\p{L}\p{M}\p{N}]['’])\p{L}/gu;

/** Latin letters that are no letter with a mark, and so have nothing to fall back to. */
const SPELLED: Readonly<Record<string, string>> = {
	ß: 'ss',
	æ: 'ae',
	œ: 'oe',
	ø: 'o',
	đ: 'd',
	ð: 'd',
	ł: 'l',
	þ: 'th',
	ı: 'i',
};
const UNMARKED = new RegExp(`[${Object.keys(SPELLED).join('')}]`, 'g');

/** Lower-case words without the marks on Latin, Greek and Cyrillic letters. */
const wordsOf = (value: string): readonly string[] =>
	value
		.normalize('NFKD')
		.toLowerCase()
		.normalize('NFKD')
		.replace(/[\u0300-\u036f'’]/g, '')
		.replace(UNMARKED, (letter) => SPELLED[letter] ?? letter)
		.normalize('NFC')
		.replace(/[^\p{L}\p{M}\p{N}]/gu, ' ')
		.split(' ')
		.filter((word) => word !== '');

export const caseTransforms = [
	transform({
		name: 'lower',
		description: 'Makes a text lower case',
		args: {},
		examples: [{ from: 'ÀBC', to: 'àbc' }],
		apply: () => (value) => toText(value).toLowerCase(),
	}),
	transform({
		name: 'upper',
		description: 'Makes a text upper case',
		args: {},
		examples: [{ from: 'straße', to: 'STRASSE' }],
		apply: () => (value) => toText(value).toUpperCase(),
	}),
	transform({
		name: 'title',
		description: 'Makes the first letter of each word upper case and the others lower case',
		args: {},
		examples: [
			{ from: 'jean-luc O’NEIL', to: 'Jean-Luc O’neil' },
			{ from: 'élan vital', to: 'Élan Vital' },
		],
		apply: () => (value) =>
			toText(value)
				.toLowerCase()
				.replace(FIRST_LETTER, (letter) => letter.toUpperCase()),
	}),
	transform({
		name: 'slug',
		description: 'Makes a text fit for a URL or a key: lower-case words without accents',
		args: { separator: text('The text between the words', { default: '-' }) },
		examples: [
			{ from: ' Crème brûlée & Größe 42! ', to: 'creme-brulee-grosse-42' },
			{ args: { separator: '_' }, from: 'Łódź / Straße', to: 'lodz_strasse' },
			{ from: 'Привет, мир', to: 'привет-мир' },
			{ from: '?!', to: '' },
		],
		apply:
			({ separator }) =>
			(value) =>
				joinTexts(wordsOf(toText(value)), separator),
	}),
];
