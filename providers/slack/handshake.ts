import { formBody, jsonBody, type Handshake, type SignedRequest } from '../../core/signature';

/**
 * Slack proves an address with a signed `url_verification`, and a slash command's certificate with
 * a signed form that says `ssl_check=1`. Neither is an event.
 * https://docs.slack.dev/reference/events/url_verification
 */
export function answerVerification(request: SignedRequest): Handshake | undefined {
	const body = jsonBody(request);
	if (body === undefined) {
		return formBody(request).get('ssl_check') === '1' ? plain('') : undefined;
	}
	return isQuestion(body) ? plain(body.challenge) : undefined;
}

function isQuestion(body: unknown): body is { challenge: string } {
	if (typeof body !== 'object' || body === null) return false;
	const { type, challenge } = body as { type?: unknown; challenge?: unknown };
	return type === 'url_verification' && typeof challenge === 'string';
}

function plain(body: string): Handshake {
	return { status: 200, headers: { 'content-type': 'text/plain' }, body };
}
