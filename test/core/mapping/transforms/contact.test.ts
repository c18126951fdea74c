import fc from 'fast-check';
import { getAlpha2Codes } from 'i18n-iso-countries';
import { run } from './support';

const label = fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9]{0,10}$/);
const address = fc
	.tuple(fc.stringMatching(/^[a-zA-Z0-9_+]{1,10}(\.[a-zA-Z0-9_+]{1,10})?$/), label, label)
	.map(([local, domain, top]) => `${local}@${domain}.${top.replace(/\d/g, '')}x`);

describe('email', () => {
	it.each(['keep', 'unify'])('gives an address that it leaves as it is (%s)', (gmail) => {
		fc.assert(
			fc.property(address, (value) => {
				const clean = String(run('email', ` ${value}\n`, { gmail }));
				expect(run('email', clean, { gmail })).toBe(clean);
				expect(clean.toLowerCase()).toBe(value.toLowerCase());
			}),
		);
	});

	it.each(['ada@gmail.com', 'A.d.a@gmail.com', 'ada+news@Gmail.com', 'a.d.a+x+y@googlemail.com'])(
		'unifies %s',
		(value) => {
			expect(run('email', value, { gmail: 'unify' })).toBe('ada@gmail.com');
		},
	);

	it.each(
		[
			'',
			'@',
			'ada@',
			'@example.com',
			'ada@example',
			'ada@example..com',
			'ada@-example.com',
			'ada@example.c',
			'ada@example.123',
			'ada@[127.0.0.1]',
			'ada lovelace@example.com',
			'.ada@example.com',
			'a..da@example.com',
			'ada@exam ple.com',
			'Ada <ada@example.com>',
			'ada@example.com, bob@example.com',
			'"ada"@example.com',
			`${'a'.repeat(65)}@example.com`,
			`ada@${'a'.repeat(64)}.com`,
			`${'a.'.repeat(5_000_000)}@example.com`,
		].map((value) => [value.slice(0, 40), value]),
	)('refuses %j', (_start, value) => {
		expect(() => run('email', value)).toThrow(/is not an e-mail address/);
	});
});

describe('country', () => {
	const codes = Object.keys(getAlpha2Codes());

	it.each(['alpha3', 'numeric', 'name'])('knows every country by its %s', (as) => {
		for (const code of codes) expect(run('country', run('country', code, { as }))).toBe(code);
	});

	it('knows every country by its name in another language', () => {
		const args = { as: 'name', language: 'fr' };
		for (const code of codes) {
			expect(run('country', run('country', code, args), { language: 'fr' })).toBe(code);
		}
	});
});

describe('phone', () => {
	it.each([
		['DE', '(030) 901820', '+4930901820'],
		['DE', '+44 20 7946 0018', '+442079460018'],
		['US', '213-373-4253', '+12133734253'],
		['BE', '02 552 02 11', '+3225520211'],
		['IT', '06 698 82022', '+390669882022'],
	])('writes %s %s as %s, in every form the same number', (country, written, e164) => {
		expect(run('phone', written, { country })).toBe(e164);
		for (const form of ['international', 'uri']) {
			expect(run('phone', run('phone', written, { country, form }))).toBe(e164);
		}
	});

	it('takes the country of the record, and the fixed one where it has none', () => {
		const args = { country: 'DE', countryField: 'country' };
		expect(run('phone', '02 552 02 11', args, { record: { country: 'BE' } })).toBe('+3225520211');
		expect(run('phone', '030 901820', args, { record: { country: 'nowhere' } })).toBe(
			'+4930901820',
		);
	});

	it('takes no number out of a text around it', () => {
		expect(() => run('phone', 'call +12133734253 now')).toThrow(/is not a phone number/);
	});
});
