import { describe } from './describe';

export const MASK = '***';

const SECRET =
	/(?:^|_)(?:pass(?:word|wd|phrase|code)?|pwd|secret|token|credential|authorization|(?:api|access|private)_?key|card|cvc|cvv|iban|ssn|pin)s?(?:_|$)/i;

/** Does a path such as `customer.accessToken` or `card.number` name something to keep secret? */
export const isSensitive = (path: string): boolean =>
	SECRET.test(path.replace(/([a-z\d])(?=[A-Z])/g, '$1_').replace(/[^a-z\d]+/gi, '_'));

const LONGEST = 200;

/** A refused value as a rejected item lists it: short, and masked where the path says so. */
export function shown(path: string, value: unknown): unknown {
	if (isSensitive(path)) return MASK;
	if (typeof value === 'string') {
		return value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;
	}
	return typeof value === 'object' && value !== null ? describe(value) : value;
}
