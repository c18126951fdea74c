import { Transform, pipeline, type Readable } from 'node:stream';
import type { HttpResponse } from '../../../core/http';
import { tooLarge } from './wireFailure';

export type AnswerHead = Pick<HttpResponse, 'status' | 'headers'>;
type Content = Pick<HttpResponse, 'body' | 'saved'>;

/** Takes in the body of an answer, already inflated. */
export type BodyReader = (body: Readable, head: AnswerHead, host: string) => Promise<Content>;

/** Puts a body where large ones belong, and says where. */
export type SaveBody = (body: Readable, head: AnswerHead) => Promise<unknown>;

/** Holds the body in memory. */
export function collecting(limit: number): BodyReader {
	return (body, { headers }, host) =>
		new Promise((resolve, reject) => {
			const parts: Buffer[] = [];
			let size = 0;
			const refuse = () => {
				body.destroy();
				reject(tooLarge(host, limit));
			};
			if (!headers['content-encoding'] && Number(headers['content-length']) > limit)
				return refuse();
			body.on('data', (part: Buffer) => {
				size += part.length;
				if (size > limit) refuse();
				else parts.push(part);
			});
			body.once('error', reject);
			body.once('end', () =>
				resolve({ body: parts.length === 1 ? parts[0]! : Buffer.concat(parts) }),
			);
		});
}

/** Hands a successful answer's body on as it comes; what went wrong is collected for its message. */
export function saving(limit: number, errorLimit: number, save: SaveBody): BodyReader {
	const collect = collecting(errorLimit);
	return async (body, head, host) => {
		if (head.status < 200 || head.status > 299) return await collect(body, head, host);
		const bounded = pipeline(body, bound(limit, host), () => undefined);
		return { body: Buffer.alloc(0), saved: await save(bounded, head) };
	};
}

function bound(limit: number, host: string): Transform {
	let size = 0;
	return new Transform({
		transform(part: Buffer, _encoding, done) {
			size += part.length;
			if (size > limit) done(tooLarge(host, limit));
			else done(null, part);
		},
	});
}
