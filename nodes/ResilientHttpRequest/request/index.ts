import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { HttpRequest } from '../../../core/http';
import type { RequestBody } from '../../shared/http/body';
import { bodyOf } from './body';
import { identified, keyOf } from './idempotency';
import { callParameters, type CallParameters } from './parameters';
import { targetOf } from './target';
import { uniqueKeys } from './uniqueKeys';

/** Makes requests of items. Each throws an Error that names the field to mend. */
export interface RequestBuilder {
	/** One item's call. */
	one(item: IDataObject, index: number): Promise<HttpRequest>;
	/** Where an item's call goes, for a batch. */
	target(index: number): Pick<HttpRequest, 'method' | 'url' | 'headers'>;
	/** The idempotency key of an item. */
	key(item: IDataObject, index: number): string | undefined;
	/** The call of a batch to the target of its first item. */
	batch(body: RequestBody, key: string | undefined, index: number, item: IDataObject): HttpRequest;
}

export function requestBuilder(context: IExecuteFunctions, timeoutMs: number): RequestBuilder {
	const parametersOf = callParameters(context);
	const { id: nodeId } = context.getNode();
	const requireOwnKey = uniqueKeys();

	function key(parameters: CallParameters, item: IDataObject, index: number): string | undefined {
		const own = keyOf(parameters, item, nodeId);
		requireOwnKey(own, index);
		return own;
	}

	function assemble(parameters: CallParameters, body?: RequestBody): HttpRequest {
		const { contentType, ...content } = body ?? {};
		const target = targetOf(parameters);
		if (contentType !== undefined) target.headers['content-type'] ??= contentType;
		return { ...target, ...content, timeoutMs };
	}

	return {
		async one(item, index) {
			const parameters = parametersOf(index);
			const request = assemble(parameters, await bodyOf(parameters, item, context, index));
			return identified(request, key(parameters, item, index), parameters, item, nodeId);
		},
		target: (index) => targetOf(parametersOf(index)),
		key: (item, index) => key(parametersOf(index), item, index),
		batch(body, own, index, item) {
			const parameters = parametersOf(index);
			return identified(assemble(parameters, body), own, parameters, item, nodeId);
		},
	};
}
