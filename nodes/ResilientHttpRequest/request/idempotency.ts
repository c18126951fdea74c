import type { IDataObject } from 'n8n-workflow';
import { randomUUID } from 'node:crypto';
import { idempotencyField, idempotencyKey, type HttpRequest } from '../../../core/http';
import { compileGetter } from '../../../core/mapping/access';
import { parsePath } from '../../../core/mapping/path';
import { compileSetter } from '../../../core/mapping/write';
import { correlationIdOf, envelopeOf } from '../../shared/envelope';
import type { CallParameters } from './parameters';

/** The key of one item's call; undefined when it has none. @throws an Error that names the field. */
export function keyOf(
	{ idempotency, method }: CallParameters,
	item: IDataObject,
	nodeId: string,
): string | undefined {
	if (idempotency.from === 'none' || isSafe(method)) return undefined;
	if (idempotency.from === 'auto') return callId(item, nodeId)?.slice(0, idempotency.maxLength);
	if (idempotency.key !== '') return idempotency.key;
	throw new Error('Idempotency Key is empty for this item');
}

/** The request with its key and id. */
export function identified(
	request: HttpRequest,
	key: string | undefined,
	{ idempotency }: CallParameters,
	item: IDataObject,
	nodeId: string,
): HttpRequest {
	const id = key ?? callId(item, nodeId) ?? randomUUID();
	if (key === undefined) return { ...request, id };
	const keyed =
		idempotency.of === 'item' ? request : idempotencyField(idempotency.place).write(request, key);
	return { ...keyed, id, idempotent: true };
}

/** An item of a batch with its key, where the API takes one in each; its own goes before. */
export function withOwnKey(
	item: IDataObject,
	key: string | undefined,
	{ idempotency: { of, place } }: CallParameters,
): IDataObject {
	if (of !== 'item' || key === undefined) return item;
	const path = parsePath(place.name);
	if (compileGetter(path)(item) !== undefined) return item;
	const copy = structuredClone(item);
	compileSetter(path)(copy, key);
	return copy;
}

/** The same over retries, replays and restarts, where a delivery started the run. */
function callId(item: IDataObject, nodeId: string): string | undefined {
	const correlationId = correlationIdOf(item);
	const { part } = envelopeOf(item);
	const caller = part === undefined ? nodeId : `${nodeId}:${part}`;
	return correlationId && idempotencyKey(correlationId, caller);
}

/** Reading twice does no harm. */
const isSafe = (method: string): boolean => ['GET', 'HEAD', 'OPTIONS'].includes(method);
