import type { Socket } from 'node:net';
import type { HostileRequest } from './requests.ts';

/** Where a call comes in, and where it could be sent on to. */
export type Scene = {
	request: HostileRequest;
	/** Bytes as they are: most of what is hostile, `node:http` would not send. */
	socket: Socket;
	/** Requests for this path so far, this one included. */
	count: number;
	/** Requests on this connection so far, this one included. */
	onConnection: number;
	origins: Origins;
};

export type Origins = { http: string; https: string; other: string };

/** What the Resilient HTTP Request makes of it. */
export type Outcome = {
	/** An answer with this status: the call succeeded. */
	status?: number;
	/** The text of that answer. */
	body?: string;
	/** Else the call failed: a FailureReason. */
	reason?: 'http_status' | 'network' | 'timeout' | 'refused';
	/** The status with which it failed. */
	failedWith?: number;
	retryable?: boolean;
	retryAfterMs?: number;
	/** In the error's text. */
	message?: string;
	/** Calls that arrive, where it is not one. */
	requests?: number;
};

export type Behaviour = {
	path: string;
	/** The request, GET unless said otherwise. */
	method?: 'GET' | 'HEAD' | 'POST';
	/** http unless said otherwise. */
	over?: 'https';
	/** Calls made before the one that counts, on the same connection. */
	before?: number;
	/** Attempts that the retry policy may make: 1 unless said otherwise. */
	attempts?: number;
	/** What the server does, for the docs. */
	does: string;
	outcome: Outcome;
	respond(scene: Scene): void;
};

/** An answer in full; the body's length is right unless a header says otherwise. */
export function answer(
	status: number,
	headers: Readonly<Record<string, string>> = {},
	body: string | Buffer = '',
): Buffer {
	const length = { 'Content-Length': String(Buffer.byteLength(body)) };
	const lines = Object.entries({ ...length, ...headers }).map(
		([name, value]) => `${name}: ${value}`,
	);
	return Buffer.concat([
		Buffer.from([`HTTP/1.1 ${status} Hostile`, ...lines, '', ''].join('\r\n'), 'latin1'),
		Buffer.from(body),
	]);
}

export const JSON_TYPE = { 'Content-Type': 'application/json' };

const LONG_MS = 30_000;

/** How long a caller waits: short where that is what is tried, and else longer than it takes. */
export function patience({ outcome }: Behaviour): { silenceMs: number; totalMs: number } {
	if (outcome.reason !== 'timeout') return { silenceMs: LONG_MS, totalMs: LONG_MS };
	return outcome.message === 'was silent'
		? { silenceMs: 150, totalMs: LONG_MS }
		: { silenceMs: LONG_MS, totalMs: 600 };
}
