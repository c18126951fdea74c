import type { Socket } from 'node:net';

export type HostileRequest = {
	method: string;
	/** Path and query. */
	url: string;
	/** By lower-case name. */
	headers: Readonly<Record<string, string>>;
	body: string;
};

const END_OF_HEAD = '\r\n\r\n';

/**
 * Reads the requests of a connection, one after the other. `node:http` would have its own idea of
 * what may be answered; what is read here comes from a well-behaved client.
 */
export function onRequests(socket: Socket, handle: (request: HostileRequest) => void): void {
	let pending = '';
	socket.setEncoding('latin1');
	socket.on('data', (part: string) => {
		pending += part;
		for (let end; (end = pending.indexOf(END_OF_HEAD)) >= 0; ) {
			const head = parseHead(pending.slice(0, end));
			const start = end + END_OF_HEAD.length;
			const length = Number(head.headers['content-length'] ?? 0);
			if (pending.length < start + length) return;
			const body = pending.slice(start, start + length);
			pending = pending.slice(start + length);
			handle({ ...head, body });
		}
	});
}

function parseHead(text: string): Omit<HostileRequest, 'body'> {
	const [requestLine = '', ...lines] = text.split('\r\n');
	const [method = '', url = ''] = requestLine.split(' ');
	const headers = lines.map((line) => {
		const colon = line.indexOf(':');
		return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
	});
	return { method, url, headers: Object.fromEntries(headers) };
}
