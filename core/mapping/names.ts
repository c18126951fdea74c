/** Words that systems use for the same thing; the first of each line stands for all of them. */
const SYNONYMS = [
	'amount price cost cent minor value fee',
	'city town locality',
	'company organisation organization business firm',
	'created ordered placed',
	'customer client buyer contact',
	'description desc body note memo',
	'email mail',
	'family last surname',
	'given first forename',
	'line item position',
	'phone telephone tel mobile',
	'postal zip postcode',
	'product article',
	'quantity qty count',
	'reference ref',
	'region state province',
	'ship shipping delivery',
	'status state',
	'street address1 line1 addressline1',
	'tag label',
	'updated modified changed',
	'url link href',
];

const CANONICAL = new Map(
	SYNONYMS.toReversed().flatMap((line) => {
		const words = line.split(' ');
		return words.map((word) => [word, words[0]!] as const);
	}),
);

/** They say how a field is written rather than what it is. */
const WEAK = new Set(['at', 'on', 'to', 'of', 'the', 'code', 'is', 'date', 'time']);

/** `shippingAddresses` → shipping, address. */
export const wordsOf = (name: string): string[] =>
	name
		.replace(/e-mail/gi, 'email')
		.replace(/([a-z\d])(?=[A-Z])/g, '$1 ')
		.toLowerCase()
		.split(/[^\p{L}\p{N}]+/u)
		.filter((word) => word !== '')
		.map((word) => word.replace(/(?<=ss)es$|(?<=..[^s])s$/, ''));

/** The words of a name, each replaced by the one that stands for its kind. */
export const tokensOf = (name: string): ReadonlySet<string> =>
	new Set(wordsOf(name).map((word) => CANONICAL.get(word) ?? word));

const weigh = (tokens: Iterable<string>): number => {
	let weight = 0;
	for (const token of tokens) weight += WEAK.has(token) ? 0.3 : 1;
	return weight;
};

/** How much two names have in common, from 0 to 1 (Dice's coefficient over their words). */
export function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
	const all = weigh(a) + weigh(b);
	return all === 0 ? 0 : (2 * weigh([...a].filter((token) => b.has(token)))) / all;
}
