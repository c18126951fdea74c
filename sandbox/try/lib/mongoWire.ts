import type { Socket } from 'node:net';
import type { Row } from './routes.ts';

/** What is used of the library of that name, which n8n brings. */
export type Bson = {
	serialize(document: Row): Uint8Array;
	deserialize(bytes: Uint8Array): Row;
	readonly ObjectId: new () => object;
};

const HEADER_BYTES = 16;
const OP = { reply: 1, query: 2004, message: 2013 };

const int32 = (...values: readonly number[]): Buffer => {
	const bytes = Buffer.alloc(4 * values.length);
	values.forEach((value, index) => bytes.writeInt32LE(value, 4 * index));
	return bytes;
};

/** Where the command's document begins. */
function commandAt(message: Buffer): number {
	const operation = message.readInt32LE(12);
	// Flags, and the kind of the one section: its document.
	if (operation === OP.message) return HEADER_BYTES + 4 + 1;
	// Flags, the collection's name, how many to skip and to return.
	if (operation === OP.query) return message.indexOf(0, HEADER_BYTES + 4) + 1 + 8;
	throw new Error(`MongoDB's stand-in knows no operation ${operation}`);
}

function reply(message: Buffer, body: Uint8Array): Buffer {
	const isQuery = message.readInt32LE(12) === OP.query;
	// Flags, a cursor of 64 bits, from where on and how many; or flags and the section's kind.
	const before = isQuery ? int32(0, 0, 0, 0, 1) : Buffer.alloc(5);
	const length = HEADER_BYTES + before.length + body.length;
	const header = int32(length, 0, message.readInt32LE(4), isQuery ? OP.reply : OP.message);
	return Buffer.concat([header, before, body]);
}

/**
 * MongoDB's wire protocol, as far as its driver speaks it for commands of one document: OP_MSG, and
 * the OP_QUERY that it begins with.
 * https://www.mongodb.com/docs/manual/reference/mongodb-wire-protocol/
 */
export function answerCommands(socket: Socket, bson: Bson, answer: (command: Row) => Row): void {
	let unread = Buffer.alloc(0);
	socket.on('data', (chunk: Buffer) => {
		unread = Buffer.concat([unread, chunk]);
		while (unread.length >= HEADER_BYTES && unread.length >= unread.readInt32LE(0)) {
			const message = unread.subarray(0, unread.readInt32LE(0));
			unread = unread.subarray(message.length);
			const at = commandAt(message);
			const command = bson.deserialize(message.subarray(at, at + message.readInt32LE(at)));
			socket.write(reply(message, bson.serialize(answer(command))));
		}
	});
}
