import type { SignedRequest } from '../../core/signature';
import { messageOf } from './message';

const SIGNED = [
	'Message',
	'MessageId',
	'Subject',
	'SubscribeURL',
	'Timestamp',
	'Token',
	'TopicArn',
	'Type',
];

/**
 * SNS signs some fields of its message, each with its name on a line of its own, those that are
 * there in alphabetical order. UnsubscribeURL and SigningCertURL are not among them.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message-verify-message-signature.html
 */
export function signedFields(request: SignedRequest): string[] {
	const message = messageOf(request);
	const present = SIGNED.filter((name) => Object.hasOwn(message, name));
	return [present.map((name) => `${name}\n${message[name]}\n`).join('')];
}
