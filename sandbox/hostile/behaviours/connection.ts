import { answer, JSON_TYPE } from '../behaviour.ts';
import type { Behaviour } from '../behaviour.ts';

const RESET = { reason: 'network', retryable: true } as const;
const STALLED = { reason: 'timeout', retryable: true, message: 'was silent' } as const;
const HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n';

/** Connections that break, and servers that keep quiet. */
export const connection: readonly Behaviour[] = [
	{
		path: '/reset/at-once',
		does: 'resets the connection instead of answering',
		outcome: RESET,
		respond: ({ socket }) => void socket.resetAndDestroy(),
	},
	{
		path: '/reset/in-headers',
		does: 'resets the connection in the middle of its headers',
		outcome: RESET,
		respond: ({ socket }) => socket.write(HEAD, () => socket.resetAndDestroy()),
	},
	{
		path: '/reset/in-body',
		does: 'resets the connection in the middle of its body',
		outcome: RESET,
		respond: ({ socket }) => socket.write(`${HEAD}\r\n{"half":`, () => socket.resetAndDestroy()),
	},
	{
		path: '/closed/stale',
		does: 'closes a kept connection as the next request comes in',
		before: 1,
		outcome: { status: 200, requests: 3 },
		respond: ({ socket, onConnection }) =>
			onConnection > 1 ? void socket.destroy() : void socket.write(answer(200, JSON_TYPE, '{}')),
	},
	{
		path: '/closed/stale-post',
		method: 'POST',
		does: 'closes a kept connection as a POST comes in, which may have been done or not',
		before: 1,
		outcome: { ...RESET, requests: 2 },
		respond: ({ socket, onConnection }) =>
			onConnection > 1 ? void socket.destroy() : void socket.write(answer(200, JSON_TYPE, '{}')),
	},
	{
		path: '/closed/after-each',
		does: 'says Connection: close and closes after each answer',
		before: 1,
		outcome: { status: 200, requests: 2 },
		respond: ({ socket }) => void socket.end(answer(200, { Connection: 'close' }, '{}')),
	},
	{
		path: '/stall/no-answer',
		does: 'takes the request and never answers',
		outcome: STALLED,
		respond: () => undefined,
	},
	{
		path: '/stall/slow-headers',
		does: 'sends its headers byte by byte, for ever',
		outcome: STALLED,
		respond: ({ socket }) => drip(socket, 'HTTP/1.1 200 OK\r\nX-Slow: ', 'x'),
	},
	{
		path: '/stall/in-body',
		does: 'stops in the middle of its body',
		outcome: STALLED,
		respond: ({ socket }) => void socket.write(`${HEAD}\r\n{"half":`),
	},
	{
		path: '/stall/slow-body',
		does: 'sends its body byte by byte, for ever',
		outcome: { reason: 'timeout', retryable: true, message: 'did not answer within' },
		respond: ({ socket }) =>
			drip(socket, 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n', '1\r\nx\r\n'),
	},
];

const DRIP_MS = 5;

function drip(socket: NodeJS.WritableStream, start: string, drop: string): void {
	socket.write(start);
	const timer = setInterval(() => socket.write(drop), DRIP_MS);
	socket.once('close', () => clearInterval(timer)).on('error', () => clearInterval(timer));
}
