import { isObject, parseJson } from '../json';
import { HttpFailure } from '../http/failure';
import type { HttpRequest, HttpResponse } from '../http/types';
import { isRetryable } from '../retry/classify';
import type { Clock } from '../time';
import { expiryOf, type Token } from './tokenCache';

export type SendToken = (request: HttpRequest) => Promise<HttpResponse>;

const TIMEOUT_MS = 30_000;
/** RFC 6749 §5.1 leaves it open how long a token without `expires_in` lives. */
const DEFAULT_LIFETIME_S = 3600;

/**
 * Asks a token endpoint (RFC 6749 §3.2).
 * @throws HttpFailure that gives the endpoint's `error` and nothing else of its answer.
 */
export async function requestToken(
	url: string,
	form: Readonly<Record<string, string>>,
	headers: Readonly<Record<string, string>>,
	{ send, clock }: { send: SendToken; clock: Clock },
): Promise<Token> {
	const response = await send({
		method: 'POST',
		url,
		headers: {
			accept: 'application/json',
			'content-type': 'application/x-www-form-urlencoded',
			...headers,
		},
		body: new URLSearchParams(form).toString(),
		timeoutMs: TIMEOUT_MS,
	});
	const answer = parse(response.body);
	const { access_token: value, expires_in: seconds } = answer;
	if (response.status === 200 && typeof value === 'string' && value !== '') {
		const lifetime = Number(seconds ?? DEFAULT_LIFETIME_S);
		const usable = Number.isFinite(lifetime) && lifetime > 0 ? lifetime : DEFAULT_LIFETIME_S;
		return { value, expiresAt: expiryOf(clock(), usable * 1000) };
	}
	const reason = typeof answer.error === 'string' ? ` (${answer.error.slice(0, 100)})` : '';
	throw new HttpFailure(
		`${new URL(url).host} gave no access token: HTTP ${response.status}${reason}`,
		{ reason: 'http_status', retryable: isRetryable(response) },
	);
}

function parse(body: Buffer): Record<string, unknown> {
	const answer = parseJson(body.toString('utf8'));
	return isObject(answer) ? answer : {};
}
