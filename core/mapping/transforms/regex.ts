import type { Matcher, RE2JS } from 're2js';
import { toText } from '../coerce';
import { FieldError, MappingError } from '../errors';
import { integer, text } from './args';
import { checkLength } from './inputs';
import { libraries } from './libraries';
import { transform } from './transform';

/** A search takes at most text length × program size; a replacement searches after each match. */
const MOST_WORK = 1e8;
const LONGEST_PATTERN = 1000;

const pattern = text(
	'The regular expression in RE2 syntax, such as (\\d+) or (?i)total; it has no lookaround and no back-references',
);

const tooMuchWork = (): FieldError =>
	new FieldError('the text is too long for this pattern: split or truncate it first');

/** RE2 searches in linear time. @throws MappingError when it does not know the pattern. */
export function compileRegex(source: string): RE2JS {
	if (source.length > LONGEST_PATTERN) {
		throw new MappingError(`'pattern' has to be ${LONGEST_PATTERN} characters or less`);
	}
	const { RE2JS, RE2JSException } = libraries.re2js;
	try {
		return RE2JS.compile(source);
	} catch (error) {
		if (!(error instanceof RE2JSException)) throw error;
		const reason = error.message.replace('error parsing regexp: ', '');
		throw new MappingError(
			`'pattern' is not one of RE2: ${reason} (lookaround and back-references have no linear-time form)`,
		);
	}
}

function search(regex: RE2JS, value: unknown): { input: string; matcher: Matcher } {
	const input = toText(value);
	if (input.length * regex.programSize() > MOST_WORK) throw tooMuchWork();
	return { input, matcher: regex.matcher(input) };
}

/** Whether there is a match in a value. Throws FieldError. */
export const finds = (regex: RE2JS, value: unknown): boolean => search(regex, value).matcher.find();

export const regexTransforms = [
	transform({
		name: 'regexReplace',
		description: 'Replaces each match of a regular expression',
		args: {
			pattern,
			replacement: text('What to put in its place; $1 is the first group, $0 the match, $$ a $', {
				default: '',
			}),
		},
		examples: [
			{ args: { pattern: '[^0-9]+' }, from: '+1 (555) 01-23', to: '15550123' },
			{
				args: { pattern: '(\\d+)\\.(\\d+)\\.(\\d+)', replacement: '$3-$2-$1' },
				from: '31.01.2026',
				to: '2026-01-31',
			},
			{ args: { pattern: 'EUR', replacement: '$$' }, from: '5 EUR', to: '5 $' },
		],
		apply: ({ pattern: source, replacement }) => {
			const regex = compileRegex(source);
			const parts = readReplacement(replacement, regex.groupCount());
			return (value) => replaceAll(regex, value, parts);
		},
	}),
	transform({
		name: 'regexExtract',
		description: 'Takes the part of a text that a regular expression finds; no match gives nothing',
		args: {
			pattern,
			group: integer('Which group to take; 0 is the whole match', { min: 0, default: 0 }),
		},
		examples: [
			{ args: { pattern: '[A-Z]{2}\\d+' }, from: 'order DE4711, paid', to: 'DE4711' },
			{
				args: { pattern: 'utm_source=([^&]*)', group: 1 },
				from: '?utm_source=mail&x=1',
				to: 'mail',
			},
			{ args: { pattern: '\\d+' }, from: 'none' },
		],
		apply: ({ pattern: source, group }) => {
			const regex = compileRegex(source);
			checkGroup(group, regex.groupCount());
			return (value) => {
				const { matcher } = search(regex, value);
				return matcher.find() ? (matcher.group(group) ?? undefined) : undefined;
			};
		},
	}),
	transform({
		name: 'regexMatch',
		description: 'Tells whether a regular expression finds something in a text',
		args: { pattern },
		examples: [
			{ args: { pattern: '^[A-Z]{3}$' }, from: 'EUR', to: true },
			{ args: { pattern: '^(a+)+$' }, from: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', to: false },
		],
		apply: ({ pattern: source }) => {
			const regex = compileRegex(source);
			return (value) => finds(regex, value);
		},
	}),
];

/** Text and numbers of groups. @throws MappingError for a group that the pattern has not. */
function readReplacement(replacement: string, groups: number): (string | number)[] {
	return (replacement.match(/\$\$|\$\d|[^$]+|\$/g) ?? []).map((part) => {
		if (part.length !== 2 || part[0] !== '$') return part;
		return part === '$$' ? '$' : checkGroup(Number(part[1]), groups);
	});
}

function checkGroup(group: number, groups: number): number {
	if (group <= groups) return group;
	throw new MappingError(`'pattern' has no group ${group}: it has ${groups} in round brackets`);
}

/** Not the library's own, which bounds neither its work nor what it makes. */
function replaceAll(regex: RE2JS, value: unknown, parts: readonly (string | number)[]): string {
	const { input, matcher } = search(regex, value);
	const size = regex.programSize();
	const made: string[] = [];
	let work = 0;
	let length = 0;
	let end = 0;
	const put = (text: string): void => {
		checkLength((length += text.length));
		made.push(text);
	};
	while (matcher.find()) {
		put(input.slice(end, matcher.start()));
		for (const part of parts) put(typeof part === 'string' ? part : (matcher.group(part) ?? ''));
		end = matcher.end();
		work += (input.length - end) * size;
		if (work > MOST_WORK) throw tooMuchWork();
	}
	put(input.slice(end));
	return made.join('');
}
