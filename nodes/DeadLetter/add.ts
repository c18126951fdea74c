import { createHash } from 'node:crypto';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { Delivery, NewDelivery } from '../../core/delivery/types';
import { describeDeadLetter, itemScope } from '../shared/deadLetters';
import {
	correlationIdOf,
	envelopeOf,
	withoutEnvelope,
	type DeliveryEnvelope,
} from '../shared/envelope';
import { failedNodeOf, originalOf, reasonOf } from './failedItem';
import type { NodeRun, Operation } from './operation';

interface Options {
	binaryData?: 'refuse' | 'leaveOut';
	failedNode?: string;
	maxPayloadKb?: number;
}

/** As much as n8n accepts in a request unless N8N_PAYLOAD_SIZE_MAX says otherwise. */
const MAX_PAYLOAD_KB = 16_384;

/** Takes in items one after the other; knows which it has already seen in this run. */
export function add({ context, store: { ledger }, read }: NodeRun): Operation {
	const occurrences = new Map<string, number>();
	const node = context.getNode();
	const workflow = context.getWorkflow();
	const workflowId = String(workflow.id);

	/**
	 * The same item of the same event has the same key, so that a run which is repeated after a crash
	 * adds no second row. Any other item has another: a row is never taken over by what is not it.
	 */
	function keyFor(correlationId: string, payload: IDataObject): string {
		const data = createHash('sha256')
			.update(JSON.stringify(withoutEnvelope(payload)))
			.digest('hex');
		const key = [node.id, correlationId, envelopeOf(payload).part ?? '', data].join(':');
		const occurrence = occurrences.get(key) ?? 0;
		occurrences.set(key, occurrence + 1);
		return `${key}:${occurrence}`;
	}

	async function replayed(envelope: Partial<DeliveryEnvelope>): Promise<Delivery | undefined> {
		if (typeof envelope.deadLetterId !== 'number') return undefined;
		const filter = { ids: [envelope.deadLetterId], kind: 'item', workflowId, limit: 1 } as const;
		return (await ledger.find(filter))[0];
	}

	return async (item, index) => {
		const options = read<Options>('options', index, {});
		if (options.binaryData !== 'leaveOut') refuseBinary(item);
		const payload = originalOf(context, item.json, index);
		const body = Buffer.from(JSON.stringify(payload));
		refuseLarge(body, options.maxPayloadKb ?? MAX_PAYLOAD_KB);

		const envelope = envelopeOf(payload);
		const known = await replayed(envelope);
		const correlationId = String(
			known?.correlationId ||
				read('correlationId', index, '') ||
				correlationIdOf(payload) ||
				`${context.getExecutionId()}-${index}`,
		);
		const letter: NewDelivery = {
			kind: 'item',
			scope: itemScope(workflowId),
			key: known?.key ?? keyFor(correlationId, payload),
			correlationId,
			provider: envelope.provider ?? '',
			type: envelope.type ?? '',
			body,
			headers: {},
			origin: {
				workflowId,
				workflowName: workflow.name ?? '',
				nodeName:
					options.failedNode || failedNodeOf(item) || context.getInputSourceData().previousNode,
				executionId: context.getExecutionId(),
			},
		};
		const given = String(read('reason', index, ''));
		const buried = await ledger.bury(letter, reasonOf(item, given));
		context.logger.warn('Item is a dead letter', {
			stage: 'failed',
			deadLetterId: buried.id,
			correlationId: buried.correlationId,
			reason: buried.reason,
		});
		return describeDeadLetter(buried);
	};
}

function refuseBinary({ binary }: INodeExecutionData): void {
	const names = Object.entries(binary ?? {}).map(([name, { fileName }]) => fileName ?? name);
	if (names.length === 0) return;
	throw new Error(
		`The item carries binary data (${names.join(', ')}), which the ledger does not keep. Store it elsewhere first and put its address on the item, or set Options → Binary Data to Leave Out.`,
	);
}

function refuseLarge({ length }: Buffer, maxKb: number): void {
	if (length <= maxKb * 1024) return;
	throw new Error(
		`The item is ${Math.ceil(length / 1024)} KB of JSON, more than the ${maxKb} KB that this node keeps. Remove what a replay does not need, or raise Options → Largest Payload.`,
	);
}
