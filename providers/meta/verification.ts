import { createHash, timingSafeEqual } from 'node:crypto';
import {
	queryOf,
	type Handshake,
	type HandshakeContext,
	type SignedRequest,
} from '../../core/signature';

/**
 * Meta asks by GET whether the address is ours: the word that was chosen in its dashboard has to
 * be right, and the challenge is the answer.
 * https://developers.facebook.com/docs/graph-api/webhooks/getting-started#verification-requests
 */
export function answerVerification(
	request: SignedRequest,
	{ options: { verifyToken }, secrets }: HandshakeContext,
): Handshake | undefined {
	if (request.method !== 'GET') return undefined;
	const query = queryOf(request);
	const challenge = query.get('hub.challenge');
	if (query.get('hub.mode') !== 'subscribe' || challenge === null) return undefined;
	const word = query.get('hub.verify_token') ?? '';
	const words = verifyToken ? [verifyToken] : secrets;
	if (word === '' || !words.some((known) => isSame(word, known))) return undefined;
	return { status: 200, headers: { 'content-type': 'text/plain' }, body: challenge };
}

function isSame(given: string, expected: string): boolean {
	return timingSafeEqual(sha256(given), sha256(expected));
}

function sha256(text: string): Buffer {
	return createHash('sha256').update(text).digest();
}
