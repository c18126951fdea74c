import { gzipSync } from 'node:zlib';
import { answer, JSON_TYPE } from '../behaviour.ts';
import type { Behaviour, Scene } from '../behaviour.ts';

const BROKEN = { reason: 'network', retryable: true } as const;
const GZIP = { ...JSON_TYPE, 'Content-Encoding': 'gzip' };
const MIB = 1024 * 1024;

const BOMB = gzipSync(Buffer.alloc(8 * MIB));

const end =
	(bytes: () => Buffer) =>
	({ socket }: Scene): void =>
		void socket.end(bytes());

const send =
	(bytes: () => Buffer) =>
	({ socket }: Scene): void =>
		void socket.write(bytes());

/** Bodies that are not what they are said to be. */
export const bodies: readonly Behaviour[] = [
	{
		path: '/body/truncated',
		does: 'announces 100 bytes, sends 8 and closes',
		outcome: BROKEN,
		respond: end(() => answer(200, { 'Content-Length': '100' }, '{"half":')),
	},
	{
		path: '/body/truncated-chunk',
		does: 'closes in the middle of a chunk',
		outcome: BROKEN,
		respond: end(() => answer(200, { 'Transfer-Encoding': 'chunked' }, 'ff\r\n{"half":')),
	},
	{
		path: '/body/longer-than-announced',
		does: 'announces 2 bytes and sends 9: what is over could pass for the next answer',
		outcome: { ...BROKEN, message: 'not HTTP' },
		respond: send(() => answer(200, { 'Content-Length': '2' }, '{}{"a":1}')),
	},
	{
		path: '/body/length-no-number',
		does: 'announces a length that is no number',
		outcome: { ...BROKEN, message: 'not HTTP' },
		respond: send(() => answer(200, { 'Content-Length': 'many' }, '{}')),
	},
	{
		path: '/body/too-large',
		does: 'announces a body above the response size limit',
		outcome: { reason: 'refused', retryable: false, message: 'larger than' },
		respond: send(() => answer(200, { 'Content-Length': String(1000 * MIB) })),
	},
	{
		path: '/body/endless',
		does: 'sends a body that grows beyond the response size limit',
		outcome: { reason: 'refused', retryable: false, message: 'larger than' },
		respond: ({ socket }) => flood(socket),
	},
	{
		path: '/body/gzip-bomb',
		does: 'sends 8 KB that inflate to 8 MiB',
		outcome: { reason: 'refused', retryable: false, message: 'larger than' },
		respond: send(() => answer(200, GZIP, BOMB)),
	},
	{
		path: '/body/gzip-truncated',
		does: 'sends a gzip body that ends too early',
		outcome: { ...BROKEN, message: 'compressed body' },
		respond: send(() => answer(200, GZIP, gzipSync('{"ok":true}').subarray(0, 15))),
	},
	{
		path: '/body/gzip-in-name-only',
		does: 'says gzip and sends plain text',
		outcome: { ...BROKEN, message: 'compressed body' },
		respond: send(() => answer(200, GZIP, '{"ok":true}')),
	},
	{
		path: '/body/gzip',
		does: 'sends a gzip body',
		outcome: { status: 200, body: '{"ok":true}' },
		respond: send(() => answer(200, GZIP, gzipSync('{"ok":true}'))),
	},
	{
		path: '/body/invalid-json',
		does: 'says JSON and sends a web page',
		outcome: { status: 200, body: '<h1>Maintenance</h1>' },
		respond: send(() => answer(200, JSON_TYPE, '<h1>Maintenance</h1>')),
	},
	{
		path: '/body/graphql-errors',
		does: 'answers 200 with GraphQL errors; the GraphQL preset makes a failure of it',
		outcome: { status: 200, body: '{"errors":[{"message":"Throttled"}]}' },
		respond: send(() => answer(200, JSON_TYPE, '{"errors":[{"message":"Throttled"}]}')),
	},
	{
		path: '/body/wrong-charset',
		does: 'says UTF-8 and sends Latin-1: the bytes are handed on as they came',
		outcome: { status: 200, body: Buffer.from('Se\xf1or', 'latin1').toString() },
		respond: send(() =>
			answer(
				200,
				{ 'Content-Type': 'text/plain; charset=utf-8' },
				Buffer.from('Se\xf1or', 'latin1'),
			),
		),
	},
	{
		path: '/body/no-content-with-body',
		does: 'answers 204 and sends a body all the same',
		outcome: { ...BROKEN, message: 'not HTTP' },
		respond: send(() => answer(204, {}, '{"a":1}')),
	},
	{
		path: '/body/head-with-body',
		method: 'HEAD',
		does: 'answers HEAD with a body',
		outcome: { ...BROKEN, message: 'not HTTP' },
		respond: send(() => answer(200, JSON_TYPE, '{"a":1}')),
	},
];

function flood(socket: NodeJS.WritableStream): void {
	const chunk = Buffer.concat([
		Buffer.from('10000\r\n'),
		Buffer.alloc(0x10000),
		Buffer.from('\r\n'),
	]);
	const pour = () => {
		while (socket.writable && socket.write(chunk));
	};
	socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n');
	socket.on('drain', pour).on('error', () => undefined);
	pour();
}
