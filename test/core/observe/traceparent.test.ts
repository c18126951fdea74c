import { parseTraceparent, traceparentFor } from '../../../core/observe/traceparent';

// The example of https://www.w3.org/TR/trace-context/#examples-of-http-traceparent-headers
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const EXAMPLE = `00-${TRACE}-00f067aa0ba902b7-01`;

it('reads the example of the recommendation', () => {
	expect(parseTraceparent(EXAMPLE)).toEqual({
		traceId: TRACE,
		parentId: '00f067aa0ba902b7',
		sampled: true,
	});
	expect(parseTraceparent(EXAMPLE.replace(/1$/, '0'))?.sampled).toBe(false);
	expect(parseTraceparent(`cc${EXAMPLE.slice(2)}-what-the-future-brings`)?.traceId).toBe(TRACE);
});

it.each([
	undefined,
	'',
	EXAMPLE.toUpperCase(),
	`${EXAMPLE}-more`,
	`ff${EXAMPLE.slice(2)}`,
	`00-${'0'.repeat(32)}-00f067aa0ba902b7-01`,
	`00-${TRACE}-${'0'.repeat(16)}-01`,
	`${EXAMPLE}\r\nX-Other: 1`,
])('does not take %j for one', (header) => expect(parseTraceparent(header)).toBeUndefined());

it('goes on with the trace that came in, under a parent of its own', () => {
	const outgoing = parseTraceparent(traceparentFor('order-1', 'node:0:1', EXAMPLE));
	expect(outgoing).toMatchObject({ traceId: TRACE, sampled: true });
	expect(outgoing?.parentId).not.toBe('00f067aa0ba902b7');
	const unsampled = traceparentFor('order-1', 'node:0:1', EXAMPLE.replace(/1$/, '0'));
	expect(parseTraceparent(unsampled)?.sampled).toBe(false);
});

it('begins one trace for each correlation id, and one span for each call', () => {
	const [first, retry, other] = [
		traceparentFor('order-1', 'node:0:1'),
		traceparentFor('order-1', 'node:0:2', 'garbage'),
		traceparentFor('order-2', 'node:0:1'),
	].map(parseTraceparent);
	expect(first?.traceId).toBe(retry?.traceId);
	expect(first?.parentId).not.toBe(retry?.parentId);
	expect(first?.traceId).not.toBe(other?.traceId);
});
