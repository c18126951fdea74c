import type { Handshake, RefusalReason, SignedRequest, VerifyOptions } from '../../core/signature';
import { SNS_HOST } from './host';
import { messageOf } from './message';

/**
 * Anybody with an AWS account can send a message that is genuine: only the topic tells whose it is.
 * A secret is the ARN of a topic. A pinned certificate does without one.
 */
export function isForAnotherTopic(
	request: SignedRequest,
	{ topicArn }: VerifyOptions,
	secrets: readonly string[],
): RefusalReason | undefined {
	const topics = secrets.filter((secret) => secret.startsWith('arn:'));
	if (topicArn) topics.push(topicArn);
	const isExpected =
		topics.length > 0
			? topics.includes(messageOf(request).TopicArn ?? '')
			: secrets.some((secret) => secret.includes('-----BEGIN '));
	return isExpected ? undefined : 'not_expected';
}

/**
 * A subscription begins when the address in SNS's first message is fetched. An unsubscription
 * carries such an address too, but fetching it would subscribe again.
 * https://docs.aws.amazon.com/sns/latest/dg/SendMessageToHttp.confirm.html
 */
export function confirmSubscription(request: SignedRequest): Handshake | undefined {
	const { Type, SubscribeURL = '' } = messageOf(request);
	if (Type !== 'SubscriptionConfirmation' || !isSnsAddress(SubscribeURL)) return undefined;
	return { status: 200, headers: {}, body: '', confirmUrl: new URL(SubscribeURL).href };
}

function isSnsAddress(address: string): boolean {
	if (!URL.canParse(address)) return false;
	const { protocol, host, username, password } = new URL(address);
	return protocol === 'https:' && username + password === '' && SNS_HOST.test(host);
}
