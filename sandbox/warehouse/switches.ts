import { HttpError } from '../lib/http.ts';

export const MODES = ['up', 'down', 'slow', 'throttle', 'error', 'refuse'] as const;

export type Switches = {
	/**
	 * `down` destroys the connection, `slow` answers late, `throttle` says 429, `error` 500 or 503,
	 * `refuse` 422
	 */
	mode: (typeof MODES)[number];
	/** the mode holds for every nth request only; 1 for all */
	every: number;
	/** ms that `slow` takes */
	slowMs: number;
	/** seconds, in the Retry-After of `throttle` */
	retryAfter: number;
	/** requests per sliding second that `throttle` lets through; 0 for none */
	perSecond: number;
	/** status of `error` */
	errorStatus: 500 | 503;
	/** order numbers answered with 422 until they are taken out again */
	reject: readonly string[];
	/** accept the next order and drop the connection instead of answering, once */
	dropNext: boolean;
};

export const UP: Switches = {
	mode: 'up',
	every: 1,
	slowMs: 2_000,
	retryAfter: 1,
	perSecond: 0,
	errorStatus: 503,
	reject: [],
	dropNext: false,
};

const isCount = (least: number) => (value: unknown) =>
	Number.isInteger(value) && (value as number) >= least;
const isOneOf =
	(...allowed: readonly unknown[]) =>
	(value: unknown) =>
		allowed.includes(value);

const VALID: { [name in keyof Switches]: (value: unknown) => boolean } = {
	mode: isOneOf(...MODES),
	every: isCount(1),
	slowMs: isCount(0),
	retryAfter: isCount(0),
	perSecond: isCount(0),
	errorStatus: isOneOf(500, 503),
	reject: (value) => Array.isArray(value) && value.every((entry) => typeof entry === 'string'),
	dropNext: isOneOf(true, false),
};

/**
 * Checks what `PUT /switches` sends: any part of the switches.
 *
 * @throws HttpError 400 that names the first bad switch
 */
export function parseSwitches(body: unknown): Partial<Switches> {
	if (typeof body !== 'object' || body === null) throw new HttpError(400, 'Send a JSON object');
	for (const [name, value] of Object.entries(body)) {
		const valid = Object.hasOwn(VALID, name) ? VALID[name as keyof Switches] : undefined;
		if (!valid) throw new HttpError(400, `No switch "${name}": ${Object.keys(VALID).join(', ')}`);
		if (!valid(value)) throw new HttpError(400, `${name} cannot be ${JSON.stringify(value)}`);
	}
	return body;
}
