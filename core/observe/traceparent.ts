import { createHash } from 'node:crypto';

/** W3C Trace Context, https://www.w3.org/TR/trace-context/#traceparent-header */
export interface TraceContext {
	/** 32 hex digits. */
	traceId: string;
	/** 16 hex digits: who called. */
	parentId: string;
	sampled: boolean;
}

const TRACEPARENT = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;
const ZERO = /^0+$/;

/** Reads a `traceparent` header; undefined when it is absent or not one. */
export function parseTraceparent(header: string | undefined): TraceContext | undefined {
	const match = TRACEPARENT.exec(header?.trim() ?? '');
	if (!match) return undefined;
	const [, version, traceId = '', parentId = '', flags = '', rest] = match;
	// Version 00 has four parts and no more; ff is not a version; later ones may say more.
	if (version === 'ff' || (version === '00' && rest !== undefined)) return undefined;
	if (ZERO.test(traceId) || ZERO.test(parentId)) return undefined;
	return { traceId, parentId, sampled: (parseInt(flags, 16) & 1) === 1 };
}

/**
 * The `traceparent` of an outgoing call. It continues the trace that the webhook came in with, or
 * else the one that the correlation id names, so that every attempt and replay of an event is in
 * one trace without anything being stored.
 *
 * @param span Names this call among the others of its trace: node, item and attempt.
 */
export function traceparentFor(
	correlationId: string,
	span: string,
	incoming?: string | undefined,
): string {
	const parent = parseTraceparent(incoming);
	const traceId = parent?.traceId ?? hex(correlationId, 32);
	return `00-${traceId}-${hex(`${traceId}\n${span}`, 16)}-${parent && !parent.sampled ? '00' : '01'}`;
}

function hex(text: string, digits: number): string {
	return createHash('sha256').update(text).digest('hex').slice(0, digits);
}
