import type { CertificateScheme } from '../../core/signature';
import type { Provider } from '../Provider';
import { SNS_HOST } from './host';
import { messageOf } from './message';
import { signedFields } from './signedFields';
import { confirmSubscription, isForAnotherTopic } from './subscription';

const ALGORITHMS: Readonly<Record<string, ReturnType<CertificateScheme['algorithm']>>> = {
	1: 'rsa-sha1',
	2: 'rsa-sha256',
};

/**
 * The envelope of Amazon SNS, whoever publishes in it. Raw message delivery has no envelope and no
 * signature, and is refused for that.
 */
export const sns = {
	signature: {
		scheme: 'certificate',
		algorithm: (request) => ALGORITHMS[messageOf(request).SignatureVersion ?? ''],
		url: { json: 'SigningCertURL' },
		hosts: SNS_HOST,
		path: /\.pem$/,
		signature: { json: 'Signature' },
		encoding: 'base64',
		signs: signedFields,
	},
	id: { json: 'MessageId' },
	// Retries end after an hour at most; a day forgives clocks, and duplicates are known for longer.
	time: { from: { json: 'Timestamp' }, unit: 'iso', toleranceMs: 86_400_000 },
	contentTypes: ['text/plain'],
	refuse: isForAnotherTopic,
	handshake: { verified: confirmSubscription },
	headers: [
		'x-amz-sns-message-type',
		'x-amz-sns-message-id',
		'x-amz-sns-topic-arn',
		'x-amz-sns-subscription-arn',
	],
	successStatus: 200,
	retries:
		'SNS tries 4 times, 20 seconds apart, unless the topic has a delivery policy of up to an hour',
	retriesForHours: 1,
	secret: 'Topic ARN',
} as const satisfies Omit<Provider['webhook'], 'type' | 'setup' | 'events'>;
