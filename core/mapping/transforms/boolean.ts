import { toBoolean, toText } from '../coerce';
import { list } from './args';
import { transform } from './transform';

const words = (truth: string) =>
	list(`Other words for ${truth}, upper or lower case`, { default: [] });

const fold = (word: string): string => word.trim().toLowerCase();

export const booleanTransforms = [
	transform({
		name: 'toBoolean',
		description: 'Makes true or false of yes and no, on and off, y and n, 1 and 0',
		args: { trueWords: words('true'), falseWords: words('false') },
		examples: [
			{ from: 'yes', to: true },
			{ from: 0, to: false },
			{ args: { trueWords: ['ja'], falseWords: ['nein'] }, from: 'Nein', to: false },
		],
		apply: ({ trueWords, falseWords }) => {
			const known = new Map([
				...trueWords.map((word) => [fold(word), true] as const),
				...falseWords.map((word) => [fold(word), false] as const),
			]);
			if (known.size === 0) return toBoolean;
			return (value) => known.get(fold(toText(value))) ?? toBoolean(value);
		},
	}),
	transform({
		name: 'not',
		description: 'Turns true into false and false into true',
		args: {},
		examples: [{ from: 'off', to: true }],
		apply: () => (value) => !toBoolean(value),
	}),
];
