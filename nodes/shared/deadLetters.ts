import type { FunctionsBase, IDataObject } from 'n8n-workflow';
import type { Delivery } from '../../core/delivery/types';

/** The drain that hands replayed items of a workflow back to it. */
export function itemScope(workflowId: string): string {
	return `${workflowId}/dead-letters`;
}

/** Which workflows' dead letters a node looks at. */
export function workflowFilter(
	context: Pick<FunctionsBase, 'getWorkflow'>,
	workflows: string,
): { workflowId?: string } {
	return workflows === 'all' ? {} : { workflowId: String(context.getWorkflow().id) };
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
		attempts: letter.attempts,
		correlationId: letter.correlationId,
		workflowId: letter.origin.workflowId,
		workflowName: letter.origin.workflowName,
		nodeName: letter.origin.nodeName,
		executionId: letter.origin.executionId ?? null,
		receivedAt: new Date(letter.receivedAt).toISOString(),
		updatedAt: new Date(letter.updatedAt).toISOString(),
		payload: payloadOf(letter),
	};
}

/** The event or item itself. What is not JSON (it always should be) is shown as text. */
export function payloadOf({ body }: Delivery): IDataObject {
	const text = body.toString('utf8');
	try {
		return JSON.parse(text) as IDataObject;
	} catch {
		return { text };
	}
}
