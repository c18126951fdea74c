import { compare, parseDecimal } from '../decimal';
import { describe } from '../describe';
import { FieldError, MappingError } from '../errors';
import { parseIso } from '../instant';
import type { Json } from '../types';
import { any, choice, optional, text } from './args';
import { compileFieldGetter } from './field';
import { toJsonText } from './inputs';
import { compileRegex, finds } from './regex';
import { isAbsent, transform } from './transform';

const TESTS = [
	'equals',
	'notEquals',
	'greater',
	'less',
	'matches',
	'isEmpty',
	'isNotEmpty',
] as const;
type Test = (typeof TESTS)[number];

export const conditionTransforms = [
	transform({
		name: 'when',
		description: 'Takes another value under a condition, and keeps the value otherwise',
		args: {
			field: optional(text('Path of the field to look at; without one, the value itself')),
			is: choice('The condition', TESTS, { default: 'equals' }),
			value: optional(
				any('What to compare with: a value, or the regular expression that it matches'),
			),
			then: optional(any('The value where the condition holds; without one, it is kept')),
			otherwise: optional(any('The value where it does not hold; without one, it is kept')),
		},
		examples: [
			{ args: { value: 'paid', then: true, otherwise: false }, from: 'paid', to: true },
			{ args: { value: '1', then: 'one' }, from: 1, to: 'one' },
			{ args: { is: 'notEquals', value: 'EUR', then: null }, from: 'EUR', to: 'EUR' },
			{
				args: { field: 'total', is: 'greater', value: 100, then: 'large', otherwise: 'small' },
				record: { total: '99.99' },
				to: 'small',
			},
			{
				args: { is: 'less', value: '2026-01-31', then: 'past' },
				from: '2026-01-30T23:00:00Z',
				to: 'past',
			},
			{ args: { is: 'matches', value: '^DE', then: 'domestic' }, from: 'DE-4711', to: 'domestic' },
			{ args: { is: 'isEmpty', then: 'none' }, to: 'none' },
			{ args: { is: 'isEmpty', then: 'none' }, from: 'some', to: 'some' },
			{ args: { is: 'isNotEmpty', then: 'yes' }, from: [0], to: 'yes' },
		],
		takesAbsent: true,
		apply: ({ field, is, value: operand, then, otherwise }) => {
			const get = field === undefined ? undefined : compileFieldGetter(field);
			const holds = compileTest(is, operand);
			return (value, scope) => {
				const result = holds(get ? get(scope) : value) ? then : otherwise;
				return result === undefined ? value : result;
			};
		},
	}),
];

/** @throws MappingError */
function compileTest(is: Test, operand: Json | undefined): (value: unknown) => boolean {
	if (is === 'isEmpty') return isEmpty;
	if (is === 'isNotEmpty') return (value) => !isEmpty(value);
	if (operand === undefined) throw new MappingError(`it needs the argument 'value' for ${is}`);
	const expected = written(operand);
	switch (is) {
		case 'equals':
			return (value) => written(value) === expected;
		case 'notEquals':
			return (value) => written(value) !== expected;
		case 'matches': {
			const regex = compileRegex(expected);
			return (value) => !isAbsent(value) && finds(regex, value);
		}
		case 'greater':
			return (value) => !isAbsent(value) && order(value, expected) > 0;
		case 'less':
			return (value) => !isAbsent(value) && order(value, expected) < 0;
	}
}

const isEmpty = (value: unknown): boolean =>
	isAbsent(value) ||
	(typeof value === 'string' && value.trim() === '') ||
	(typeof value === 'object' && Object.keys(value).length === 0 && !(value instanceof Date));

/** As it is written, so that the number 1 equals the text of a form that says 1. */
const written = (value: unknown): string =>
	typeof value === 'string' ? value : toJsonText(value ?? null);

/** How two numbers or two dates stand to each other. Throws FieldError for anything else. */
function order(value: unknown, than: string): number {
	const text = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';
	const [a, b] = [parseDecimal(text), parseDecimal(than)];
	if (a && b) return compare(a, b);
	const [from, to] = [parseIso(text), parseIso(than)];
	if (from !== undefined && to !== undefined) return from - to;
	throw new FieldError(
		`${describe(value)} cannot be compared with '${than}': both have to be numbers or dates`,
	);
}
