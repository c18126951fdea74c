import { singleHeader, type Handshake, type SignedRequest } from '../../core/signature';

/**
 * Before its first event Okta asks once whether the address is ours, by the only GET it ever sends.
 * https://developer.okta.com/docs/concepts/event-hooks/#one-time-verification-request
 */
export function answerVerification({ method, headers }: SignedRequest): Handshake | undefined {
	const challenge = singleHeader(headers, 'x-okta-verification-challenge');
	if (method !== 'GET' || challenge === undefined) return undefined;
	return {
		status: 200,
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ verification: challenge }),
	};
}
