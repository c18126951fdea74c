import { createHash, randomUUID } from 'node:crypto';
import { HttpError } from '../../lib/http.ts';
import { createApi } from './api.ts';
import { isSigned } from './awsSignature.ts';
import type { AwsKeys } from './awsSignature.ts';
import type { Row } from './routes.ts';

export type Sqs = ReturnType<typeof createSqs>;

type Message = { id: string; body: string; visibleAt: number; receipts: Set<string> };

const MOST = 10;

/**
 * A stand-in of Amazon SQS: one standard queue behind ReceiveMessage and DeleteMessage of its JSON
 * protocol, signed requests only, with a visibility timeout.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html
 *
 * @param visibilityMs how long a message that was handed out is not handed out again
 */
export function createSqs(keys: AwsKeys, queueUrl: string, visibilityMs: number) {
	const messages = new Map<string, Message>();

	const actions: Record<string, (body: Row) => Row> = {
		ReceiveMessage({ MaxNumberOfMessages: wanted = 1 }) {
			const now = Date.now();
			const due = [...messages.values()]
				.filter(({ visibleAt }) => visibleAt <= now)
				.slice(0, Math.min(MOST, Number(wanted)));
			if (due.length === 0) return {};
			return {
				Messages: due.map((message) => {
					const receipt = randomUUID();
					message.visibleAt = now + visibilityMs;
					message.receipts.add(receipt);
					return {
						MessageId: message.id,
						ReceiptHandle: receipt,
						MD5OfBody: createHash('md5').update(message.body).digest('hex'),
						Body: message.body,
					};
				}),
			};
		},
		DeleteMessage({ ReceiptHandle: receipt }) {
			for (const { id, receipts } of messages.values()) {
				if (receipts.has(String(receipt))) messages.delete(id);
			}
			return {};
		},
	};

	const api = createApi({
		'POST /'(request) {
			if (!isSigned(request, keys)) throw new HttpError(403, 'The signature does not match');
			const body = request.body as Row;
			if (body.QueueUrl !== queueUrl) throw new HttpError(400, 'The queue does not exist');
			const target = request.headers['x-amz-target']?.toString() ?? '';
			const action = actions[target.replace(/^AmazonSQS\./, '')];
			if (!action) throw new HttpError(400, `No action ${target} here`);
			return {
				status: 200,
				headers: { 'Content-Type': 'application/x-amz-json-1.0' },
				body: action(body),
			};
		},
	});

	return {
		api,
		/** @param id default: one of its own. SQS may deliver a message twice, under the same id */
		send(body: string, id: string = randomUUID()): string {
			messages.set(id, { id, body, visibleAt: 0, receipts: new Set() });
			return id;
		},
		/** Messages that were not deleted, visible or not. */
		depth: (): number => messages.size,
	};
}
