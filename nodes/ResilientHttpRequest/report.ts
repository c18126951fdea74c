import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';
import type { CallTrace } from '../../core/http';
import type { Json } from '../../core/http/json';
import type { Answer } from '../../core/http/pipeline';
import { answerItem, placed } from './answer';
import type { Outcome } from './calls/outcome';
import { toFailedCall } from './failedCall';
import { mask } from './mask';
import type { Sender } from './sender';
import type { Settings } from './settings';

/** Makes what the node puts out, each paired with its input item. */
export interface Report {
	item(answer: Answer, index: number): INodeExecutionData;
	/** One of many values in an answer. */
	record(value: Json, index: number): INodeExecutionData;
	failure(cause: unknown, index: number, trace?: CallTrace): Outcome;
}

export function reporter(
	items: readonly INodeExecutionData[],
	node: INode,
	{ secrets }: Sender,
	{ response: shape }: Settings,
): Report {
	const input = (index: number) => items[index]!.json;
	return {
		item: ({ response, trace }, index) => ({
			...answerItem(response, trace, input(index), shape, secrets()),
			pairedItem: { item: index },
		}),
		record: (value, index) => ({
			json: placed(masked(value, secrets()), input(index), shape.field),
			pairedItem: { item: index },
		}),
		failure(cause, index, trace) {
			const failed = toFailedCall(cause, node, index, secrets(), trace);
			const own = trace ?? (cause as { trace?: CallTrace } | undefined)?.trace;
			return { items: [], failed, traces: own ? [own] : [] };
		},
	};
}

/** Looked for in the whole value at once: nearly always there is nothing to mask. */
function masked(value: Json, secrets: readonly string[]): IDataObject[string] {
	if (secrets.length === 0) return value as IDataObject;
	const text = JSON.stringify(value);
	const safe = mask(text, secrets);
	return (safe === text ? value : JSON.parse(safe)) as IDataObject;
}
