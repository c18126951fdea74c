import { createHash } from 'node:crypto';
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Delivery, NewDelivery } from '../../core/delivery/types';
import type { Ledger } from '../../store/Store';
import { describeDeadLetter, itemScope } from '../shared/deadLetters';
import {
	correlationIdOf,
	envelopeOf,
	withoutEnvelope,
	type DeliveryEnvelope,
	type ItemFailure,
} from '../shared/envelope';

/** Takes in items one after the other; knows which it has already seen in this run. */
export function deadLetterAdder(context: IExecuteFunctions, ledger: Ledger) {
	const occurrences = new Map<string, number>();
	const node = context.getNode();
	const workflow = context.getWorkflow();
	const workflowId = String(workflow.id);

	/**
	 * The same item of the same event has the same key, so that a run which is repeated after a crash
	 * adds no second row. Any other item has another: a row is never taken over by what is not it.
	 */
	function keyFor(correlationId: string, json: IDataObject): string {
		const data = createHash('sha256')
			.update(JSON.stringify(withoutEnvelope(json)))
			.digest('hex');
		const key = [node.id, correlationId, envelopeOf(json).part ?? '', data].join(':');
		const occurrence = occurrences.get(key) ?? 0;
		occurrences.set(key, occurrence + 1);
		return `${key}:${occurrence}`;
	}

	async function replayed(envelope: Partial<DeliveryEnvelope>): Promise<Delivery | undefined> {
		if (typeof envelope.deadLetterId !== 'number') return undefined;
		const filter = { ids: [envelope.deadLetterId], kind: 'item', workflowId, limit: 1 } as const;
		return (await ledger.find(filter))[0];
	}

	return async function add(item: INodeExecutionData, index: number): Promise<IDataObject> {
		const envelope = envelopeOf(item.json);
		const correlationId =
			context.getNodeParameter('correlationId', index, '') ||
			correlationIdOf(item.json) ||
			`${context.getExecutionId()}-${index}`;
		const known = await replayed(envelope);
		const { failure: _, ...payload } = item.json;
		const letter: NewDelivery = {
			kind: 'item',
			scope: itemScope(workflowId),
			key: known?.key ?? keyFor(String(correlationId), item.json),
			correlationId: known?.correlationId ?? String(correlationId),
			provider: envelope.provider ?? '',
			type: envelope.type ?? '',
			body: Buffer.from(JSON.stringify(payload)),
			headers: {},
			origin: {
				workflowId,
				workflowName: workflow.name ?? '',
				nodeName: context.getInputSourceData().previousNode,
				executionId: context.getExecutionId(),
			},
		};
		const buried = await ledger.bury(letter, reasonOf(context, item, index));
		context.logger.warn('Item is a dead letter', {
			stage: 'failed',
			deadLetterId: buried.id,
			correlationId: buried.correlationId,
			reason: buried.reason,
		});
		return describeDeadLetter(buried);
	};
}

function reasonOf(context: IExecuteFunctions, item: INodeExecutionData, index: number): string {
	const given = context.getNodeParameter('reason', index, '');
	if (typeof given === 'string' && given !== '') return given;
	const failure = item.json.failure as Partial<ItemFailure> | undefined;
	// Nodes outside the pack put the message of their error under json.error.
	const { error } = item.json;
	return (
		failure?.reason ?? item.error?.message ?? (typeof error === 'string' ? error : 'Not given')
	);
}
