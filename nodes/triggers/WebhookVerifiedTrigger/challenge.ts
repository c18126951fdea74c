import {
	queryOf,
	readSource,
	type Handshake,
	type SignedRequest,
	type WebhookSpec,
} from '../../../core/signature';

interface Challenge {
	challengeParameter?: string;
	challengeField?: string;
}

/**
 * The two ways in which senders ask whether an address is ours: a GET whose parameter is to be
 * sent back (WebSub, Meta, Microsoft), and a signed POST with a field to be sent back (Slack).
 */
export function answerChallenge({
	challengeParameter,
	challengeField,
}: Challenge): NonNullable<WebhookSpec['handshake']> {
	return {
		...(challengeParameter && {
			unsigned: (request: SignedRequest) =>
				request.method === 'GET'
					? plain(queryOf(request).get(challengeParameter) ?? undefined)
					: undefined,
		}),
		...(challengeField && {
			verified: (request: SignedRequest) => plain(readSource({ json: challengeField }, request)),
		}),
	};
}

function plain(body: string | undefined): Handshake | undefined {
	if (body === undefined) return undefined;
	return { status: 200, headers: { 'content-type': 'text/plain' }, body };
}
