import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { HttpRequest } from '../../../core/http';
import type { RequestBody } from '../../shared/http/body';
import type { Preset } from '../../../providers/Preset';
import type { PresetAddress } from '../preset/address';
import { keyPlace } from '../preset/idempotency';
import { bodyOf } from './body';
import { identified, keyOf, withOwnKey } from './idempotency';
import { callParameters, type CallParameters } from './parameters';
import { targetOf } from './target';
import { traced } from './traced';
import { uniqueKeys } from './uniqueKeys';

/** Makes requests of items. Each throws an Error that names the field to mend. */
export interface RequestBuilder {
	/** One item's call. */
	one(item: IDataObject, index: number): Promise<HttpRequest>;
	/** Where an item's call goes, for a batch. */
	target(index: number, path?: string): Pick<HttpRequest, 'method' | 'url' | 'headers'>;
	/** The idempotency key of an item. */
	key(item: IDataObject, index: number, path?: string): string | undefined;
	/** An item of a batch, with its key where the API takes one in each item. */
	keyed(item: IDataObject, key: string | undefined, index: number, path?: string): IDataObject;
	/** The call of a batch to the target of its first item. */
	batch(call: BatchBody, index: number, item: IDataObject): HttpRequest;
}

export interface BatchBody {
	body: RequestBody;
	key?: string;
	/** Where the preset's batches go. */
	path?: string;
}

export function requestBuilder(
	context: IExecuteFunctions,
	timeoutMs: number,
	known?: { preset: Preset; address: PresetAddress },
): RequestBuilder {
	const parametersOf = withPreset(callParameters(context, known?.address), known?.preset);
	const { id: nodeId } = context.getNode();
	const requireOwnKey = uniqueKeys();
	const itemAs = known?.preset.body ?? 'json';

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
			const request = assemble(parameters, await bodyOf(parameters, item, context, index, itemAs));
			const own = key(parameters, item, index);
			return traced(identified(request, own, parameters, item, nodeId), item, nodeId, index);
		},
		target: (index, path) => targetOf(parametersOf(index, path)),
		key: (item, index, path) => key(parametersOf(index, path), item, index),
		keyed: (item, own, index, path) => withOwnKey(item, own, parametersOf(index, path)),
		batch({ body, key: own, path }, index, item) {
			const parameters = parametersOf(index, path);
			const request = identified(assemble(parameters, body), own, parameters, item, nodeId);
			return traced(request, item, nodeId, index);
		},
	};
}

/** Where the API takes a key, and whether it takes one for this call, is the preset's to say. */
function withPreset(
	read: ReturnType<typeof callParameters>,
	preset: Preset | undefined,
): ReturnType<typeof callParameters> {
	if (!preset) return read;
	return (index, path) => {
		const parameters = read(index, path);
		const { idempotency } = parameters;
		if (idempotency.from === 'none') return parameters;
		const found = keyPlace(preset, parameters);
		const own = found
			? { ...idempotency, place: found.place, maxLength: found.maxLength, of: found.of }
			: { ...idempotency, from: 'none' as const };
		return { ...parameters, idempotency: own };
	};
}
