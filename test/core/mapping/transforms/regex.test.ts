import fc from 'fast-check';
import { run } from './support';

/** Patterns that mean the same to RE2 and to JavaScript. */
const pattern = fc.constantFrom(
	'a',
	'x*',
	'a|b',
	'(a+)(b?)',
	'[^a]+',
	'\\d{2}',
	'^a',
	'b$',
	'\\bab',
);
const text = fc.string({ unit: fc.constantFrom('a', 'b', '1', ' ', 'é', '👍') });

describe('regular expressions', () => {
	it('finds, takes and replaces what JavaScript does', () => {
		fc.assert(
			fc.property(pattern, text, (source, value) => {
				const regex = new RegExp(source, 'gu');
				const args = { pattern: source };
				expect(run('regexMatch', value, args)).toBe(value.search(regex) >= 0);
				expect(run('regexExtract', value, args)).toBe(value.match(regex)?.[0]);
				expect(run('regexReplace', value, { ...args, replacement: '<$0>$$' })).toBe(
					value.replace(regex, (match) => `<${match}>$`),
				);
			}),
		);
	});

	it('leaves a group that took no part empty', () => {
		const args = { pattern: '(a)|(b)', replacement: '[$1$2]' };
		expect(run('regexReplace', 'ab', args)).toBe('[a][b]');
		expect(run('regexExtract', 'b', { pattern: '(a)|b', group: 1 })).toBeUndefined();
	});

	it('answers a bomb, or refuses a text that would take too long', () => {
		const long = 'a'.repeat(10_000_000) + '!';
		expect(run('regexMatch', long.slice(-1_000_000), { pattern: '^(a+)+$' })).toBe(false);
		expect(run('regexMatch', long, { pattern: 'a!' })).toBe(true);
		const tooLong = /too long for this pattern: split or truncate it first/;
		expect(() => run('regexMatch', long, { pattern: '(a?){50}(a){50}$' })).toThrow(tooLong);
		// Each of its matches is short, and each search reads to the end.
		expect(() => run('regexReplace', long, { pattern: 'a.*b|a' })).toThrow(tooLong);
	});
});
