import type { CertificateScheme, WebhookSpec } from '../../core/signature';
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
	refuse: isForAnotherTopic,
	handshake: { verified: confirmSubscription },
} as const satisfies Omit<WebhookSpec, 'type'>;
