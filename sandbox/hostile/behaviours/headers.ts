import { answer, JSON_TYPE } from '../behaviour.ts';
import type { Behaviour } from '../behaviour.ts';

/** Headers that are too large, or two in one. */
export const headers: readonly Behaviour[] = [
	{
		path: '/headers/huge',
		does: 'sends a header of 1 MiB',
		outcome: { reason: 'refused', retryable: false, message: 'headers' },
		respond: ({ socket }) => {
			socket.on('error', () => undefined);
			socket.write(answer(200, { 'X-Huge': 'x'.repeat(1024 * 1024) }, '{}'));
		},
	},
	{
		path: '/headers/injected',
		does: 'sends a header with a bare line break in it',
		outcome: { reason: 'network', retryable: true, message: 'not HTTP' },
		respond: ({ socket }) =>
			void socket.write(answer(200, { 'X-Note': 'a\rSet-Cookie: stolen=1' }, '{}')),
	},
	{
		path: '/headers/not-http',
		does: 'answers in another protocol',
		outcome: { reason: 'network', retryable: true, message: 'not HTTP' },
		respond: ({ socket }) => void socket.end('SSH-2.0-OpenSSH_9.6\r\n'),
	},
	{
		path: '/headers/continue',
		method: 'POST',
		does: 'sends 100 Continue and 103 Early Hints before its answer',
		outcome: { status: 200, body: '{}' },
		respond: ({ socket }) => {
			socket.write('HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\n');
			socket.write(answer(200, JSON_TYPE, '{}'));
		},
	},
];
