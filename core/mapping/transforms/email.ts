import { toText } from '../coerce';
import { describe } from '../describe';
import { FieldError } from '../errors';
import { choice } from './args';
import { transform } from './transform';

/** The longest address and the longest part before the @ that SMTP carries (RFC 5321, 4.5.3.1). */
const LONGEST = 254;
const LONGEST_LOCAL = 64;

// Dot-separated atoms of RFC 5322, letters of other alphabets too (RFC 6531); none is quoted.
const LOCAL =
	/^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const LABEL = /^[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?$/u;
const TOP = /^(?:\p{L}[\p{L}\p{M}]+|xn--[a-z0-9-]+)$/u;
const GMAIL = new Set(['gmail.com', 'googlemail.com']);

export const emailTransforms = [
	transform({
		name: 'email',
		description: 'Checks an e-mail address, without spaces around it and with a lower-case domain',
		args: {
			gmail: choice(
				'Whether to make one of the many addresses that reach the same Gmail account: lower case, without dots and what follows a +',
				['keep', 'unify'],
				{ default: 'keep' },
			),
		},
		examples: [
			{ from: ' Ada.Lovelace@Example.COM ', to: 'Ada.Lovelace@example.com' },
			{ args: { gmail: 'unify' }, from: 'A.da+news@GoogleMail.com', to: 'ada@gmail.com' },
			{ args: { gmail: 'unify' }, from: 'A.da+news@example.com', to: 'A.da+news@example.com' },
			{ from: 'jürgen@müller.example', to: 'jürgen@müller.example' },
		],
		apply:
			({ gmail }) =>
			(value) => {
				const [local, domain] = partsOf(value);
				if (gmail === 'keep' || !GMAIL.has(domain)) return `${local}@${domain}`;
				const [name = ''] = local.toLowerCase().split('+');
				const account = name.replaceAll('.', '');
				return `${account || local}@gmail.com`;
			},
	}),
];

/** What is before the @ and after it. Throws FieldError. */
function partsOf(value: unknown): [local: string, domain: string] {
	const address = toText(value).trim();
	const at = address.lastIndexOf('@');
	const local = address.slice(0, Math.max(at, 0));
	const domain = address.slice(at + 1).toLowerCase();
	const labels = domain.split('.');
	const valid =
		address.length <= LONGEST &&
		local.length <= LONGEST_LOCAL &&
		LOCAL.test(local) &&
		labels.length > 1 &&
		labels.every((label) => LABEL.test(label)) &&
		TOP.test(labels.at(-1) ?? '');
	if (valid) return [local, domain];
	throw new FieldError(`${describe(value)} is not an e-mail address`);
}
