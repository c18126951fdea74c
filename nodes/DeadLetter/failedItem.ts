import { isDeepStrictEqual } from 'node:util';
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { withoutNamedSecrets } from '../../core/observe/redact';
import type { ItemFailure } from '../shared/envelope';
import { isObject } from '../shared/json';

/** What n8n leaves of an item whose node reported its error (handleNodeErrorOutput in n8n-core). */
const ERROR_FIELDS = new Set(['error', 'message', 'details']);

/**
 * The item as it was before it failed. The pack's nodes add `failure` to it. n8n puts the message
 * over `error`, or in the place of the whole item: then it is what the failed node was given.
 */
export function originalOf(context: IExecuteFunctions, json: IDataObject, index: number) {
	const item = withoutFailure(json);
	if (item.error === undefined) return item;
	const input = inputOfFailedNode(context, index);
	if (input === undefined) return item;
	const isError = Object.keys(item).every((name) => ERROR_FIELDS.has(name));
	const isInputWithError = isDeepStrictEqual({ ...input, error: item.error }, item);
	return isError || isInputWithError ? input : item;
}

/** The item of the node before the failed one that n8n pairs with this one, when there is one. */
function inputOfFailedNode(context: IExecuteFunctions, index: number): IDataObject | undefined {
	const { previousNode } = context.getInputSourceData();
	for (const { name } of context.getParentNodes(previousNode, { depth: 1 })) {
		try {
			const expression = `{{ $(${JSON.stringify(name)}).item.json }}`;
			const input = context.evaluateExpression(expression, index);
			if (isObject(input)) return withoutFailure(input);
		} catch {
			// Not this one: the item did not come through it.
		}
	}
	return undefined;
}

function withoutFailure({ failure: _, ...item }: IDataObject): IDataObject {
	return item;
}

/** The node that put its failure on the item, or whose error n8n put there. */
export function failedNodeOf({ json, error }: INodeExecutionData): string | undefined {
	const named = textOf(failureOf(json).node);
	return named ?? (error && 'node' in error ? error.node?.name : undefined);
}

/** Why it failed, as the person, the pack's nodes or n8n say it; secrets are masked. */
export function reasonOf({ json, error }: INodeExecutionData, given: string): string {
	const failure = failureOf(json);
	const reason =
		given ||
		textOf(failure.reason) ||
		error?.message ||
		textOf(json.error) ||
		(isObject(json.error) && textOf(json.error.message)) ||
		'Not given';
	const { attempts } = failure;
	const tries = !given && typeof attempts === 'number' && attempts > 1;
	return withoutNamedSecrets(tries ? `${reason} (after ${attempts} attempts)` : reason);
}

/** What the pack's nodes say of it. */
function failureOf({ failure }: IDataObject): Partial<ItemFailure> {
	return isObject(failure) ? failure : {};
}

function textOf(value: unknown): string | undefined {
	return typeof value === 'string' ? value : undefined;
}
