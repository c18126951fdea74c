import type { FunctionsBase, IDataObject } from 'n8n-workflow';
import type { Delivery } from '../../core/delivery/types';

/** The drain that hands replayed items of a workflow back to it. */
export function itemScope(workflowId: string): string {
	return `${workflowId}/dead-letters`;
}

/** Which workflows' dead letters a node looks at. @throws when it is one by ID, and there is none. */
export function workflowFilter(
	context: Pick<FunctionsBase, 'getWorkflow'>,
	workflows: string,
	workflowId = '',
): { workflowId?: string } {
	if (workflows === 'all') return {};
	if (workflows !== 'id') return { workflowId: String(context.getWorkflow().id) };
	const id = String(workflowId).trim();
	if (id === '') throw new Error('Workflow ID is empty: it is in the address of the workflow');
	return { workflowId: id };
}

/** A dead letter as the nodes put it out. */
export function describeDeadLetter(letter: Delivery): IDataObject {
	return {
		id: letter.id,
		status: letter.status,
		kind: letter.kind,
		provider: letter.provider,
		type: letter.type,
		reason: letter.reason ?? null,
		note: letter.note ?? null,
		attempts: letter.attempts,
		correlationId: letter.correlationId,
		workflowId: letter.origin.workflowId,
		workflowName: letter.origin.workflowName,
		nodeName: letter.origin.nodeName,
		executionId: letter.origin.executionId ?? null,
		replayId: letter.replayId ?? null,
		edited: letter.originalBody !== undefined,
		receivedAt: isoTime(letter.receivedAt),
		updatedAt: isoTime(letter.updatedAt),
		payload: payloadOf(letter),
	};
}

/** The event or item itself. What is not JSON (it always should be) is shown as text. */
export function payloadOf({ body }: Pick<Delivery, 'body'>): IDataObject {
	const text = body.toString('utf8');
	try {
		return JSON.parse(text) as IDataObject;
	} catch {
		return { text };
	}
}

export function isoTime(ms: number): string {
	return new Date(ms).toISOString();
}
