import fc from 'fast-check';
import { run } from './support';

const text = fc.string({ unit: 'grapheme', maxLength: 40 });

describe('text', () => {
	it.each(['trim', 'lower', 'upper', 'slug'])('%s changes nothing the second time', (name) => {
		fc.assert(
			fc.property(text, (value) => {
				const once = run(name, value);
				expect(run(name, once)).toBe(once);
			}),
		);
	});

	it('slug leaves letters, digits and single separators', () => {
		fc.assert(
			fc.property(text, (value) => {
				expect(run('slug', value)).toMatch(/^(?:[\p{L}\p{M}\p{N}]+(?:-[\p{L}\p{M}\p{N}]+)*)?$/u);
			}),
		);
	});

	it('slug keeps the marks that are part of other scripts', () => {
		expect(run('slug', 'हिन्दी भाषा')).toBe('हिन्दी-भाषा');
	});

	it('join puts together what split took apart', () => {
		fc.assert(
			fc.property(text, fc.string({ minLength: 1, maxLength: 3 }), (value, separator) => {
				const parts = run('split', value, { separator });
				expect(run('join', parts, { separator })).toBe(value);
			}),
		);
	});

	it('replace does what replaceAll does with a plain replacement', () => {
		fc.assert(
			fc.property(
				fc.string({ unit: fc.constantFrom('a', 'b', '$') }),
				fc.string({ unit: fc.constantFrom('a', 'b', '$'), minLength: 1, maxLength: 2 }),
				fc.string({ maxLength: 3 }),
				(value, search, replacement) => {
					expect(run('replace', value, { search, replacement })).toBe(
						value.replaceAll(search, () => replacement),
					);
				},
			),
		);
	});

	it('pad makes no text shorter, truncate none longer', () => {
		fc.assert(
			fc.property(text, fc.integer({ min: 1, max: 60 }), (value, length) => {
				const padded = String(run('pad', value, { length }));
				expect(padded.length).toBe(Math.max(length, value.length));
				expect(padded.endsWith(value)).toBe(true);
				const cut = String(run('truncate', value, { length }));
				expect(cut.length).toBeLessThanOrEqual(length);
				expect(value.startsWith(cut)).toBe(true);
				expect(cut).not.toMatch(/[\uD800-\uDBFF]$/);
			}),
		);
	});

	it('template puts any text in as it is', () => {
		fc.assert(
			fc.property(text, text, (value, name) => {
				const template = '{{value}}: {{ who["name"] }}{{nobody}}!';
				const around = { record: { who: { name } } };
				expect(run('template', value, { template }, around)).toBe(`${value}: ${name}!`);
			}),
		);
	});

	it.each(['a', ' ', 'ж', '!’', 'd’é ', '👍'])('comes through a text of many %p', (piece) => {
		const long = piece.repeat(5_000_000 / piece.length);
		for (const name of ['trim', 'lower', 'upper', 'title', 'slug', 'split', 'urlEncode']) {
			expect(run(name, long)).toBeDefined();
		}
		expect(run('truncate', long, { length: 3_000_000 })).toBeDefined();
		expect(() => run('base64Decode', `${'A'.repeat(5_000_000)}${piece}*`)).toThrow(/not base64/);
	});

	it('stays in memory whatever is multiplied', () => {
		const long = 'a'.repeat(10_000_000);
		const multiplied = [
			() => run('replace', long, { search: 'a', replacement: 'b'.repeat(1000) }),
			() => run('template', long, { template: '{{value}}'.repeat(1000) }),
			() => run('join', Array(1000).fill(long)),
			() => run('slug', 'a '.repeat(100_000), { separator: '-'.repeat(1000) }),
			() => run('regexReplace', long, { pattern: 'a+', replacement: '$0$0' }),
		];
		for (const make of multiplied) expect(make).toThrow(/characters long: 16777216 are the most/);
	});
});
