import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import { join } from 'node:path';
import { freePorts } from '../../lib/ports.ts';
import { answerCommands } from './mongoWire.ts';
import type { Bson } from './mongoWire.ts';
import type { Row } from './routes.ts';
import type { TryService } from './services.ts';

type Documents = Row[];

/** Answers as a server of its own, of a version that every driver takes: MongoDB 7.0. */
const HELLO = {
	helloOk: true,
	isWritablePrimary: true,
	ismaster: true,
	maxBsonObjectSize: 16_777_216,
	maxMessageSizeBytes: 48_000_000,
	maxWriteBatchSize: 100_000,
	minWireVersion: 0,
	maxWireVersion: 21,
	ok: 1,
};

const refusal = (code: number, codeName: string, errmsg: string): Row => ({
	...{ ok: 0, code, codeName, errmsg },
});

const isScalar = (value: unknown): boolean => typeof value !== 'object' || value === null;

const matches = (query: Row) => (document: Row) =>
	Object.entries(query).every(([field, value]) => document[field] === value);

/** With the fields that are named by 1; where none is, without those that are named by 0. */
function projected(document: Row, projection: Row): Row {
	const isInclusive = Object.keys(projection).some((field) => field !== '_id' && projection[field]);
	const isKept = (field: string): boolean =>
		Boolean(projection[field] ?? (field === '_id' || !isInclusive));
	return Object.fromEntries(Object.entries(document).filter(([field]) => isKept(field)));
}

/** The commands that n8n's MongoDB node sends to find documents and to replace one. */
const commands = (bson: Bson): Record<string, (command: Row, documents: Documents) => Row> => ({
	hello: () => HELLO,
	ismaster: () => HELLO,
	ping: () => ({ ok: 1 }),

	find({ find: name, $db, filter = {}, limit = 0, projection = {} }, documents) {
		const found = documents.filter(matches(filter as Row));
		const firstBatch = found
			.slice(0, Number(limit) || undefined)
			.map((document) => projected(document, projection as Row));
		return { cursor: { id: 0n, ns: `${$db}.${name}`, firstBatch }, ok: 1 };
	},

	findandmodify({ query = {}, update = {}, upsert = false }, documents) {
		const at = documents.findIndex(matches(query as Row));
		const before = documents[at];
		if (!before && !upsert) return { lastErrorObject: { n: 0 }, value: null, ok: 1 };
		const { _id = new bson.ObjectId() } = before ?? (update as Row);
		documents.splice(before ? at : documents.length, 1, { ...(update as Row), _id });
		return {
			lastErrorObject: { n: 1, updatedExisting: before !== undefined },
			...{ value: before ?? null, ok: 1 },
		};
	},
});

/**
 * A stand-in of MongoDB, of which Debian has no server any more: documents in memory, which
 * stay while it is stopped. It finds by fields that are equal and replaces one document, with
 * upsert; of everything else it says that it does not know it.
 *
 * @param n8nFolder of installN8n(): n8n brings BSON
 */
export async function startMongoDb(n8nFolder: string): Promise<TryService> {
	const bson = createRequire(join(n8nFolder, 'package.json'))('bson') as Bson;
	const known = commands(bson);
	const collections = new Map<string, Documents>();

	function answer(command: Row): Row {
		const [name = '', collection] = Object.entries(command)[0] ?? [];
		const run = known[name.toLowerCase()];
		if (!run) return refusal(59, 'CommandNotFound', `no such command: '${name}'`);
		const conditions = Object.values((command.filter ?? command.query ?? {}) as Row);
		if (!conditions.every(isScalar)) {
			return refusal(2, 'BadValue', 'The stand-in compares fields with values alone');
		}
		const namespace = `${String(command.$db)}.${String(collection)}`;
		const documents = collections.get(namespace) ?? [];
		collections.set(namespace, documents);
		return run(command, documents);
	}

	const [port = 0] = await freePorts(0);
	const sockets = new Set<Socket>();
	let server: Server | undefined;

	async function start(): Promise<void> {
		server = createServer((socket) => {
			sockets.add(socket);
			socket.once('close', () => sockets.delete(socket));
			socket.on('error', () => socket.destroy());
			answerCommands(socket, bson, answer);
		});
		await new Promise<void>((resolve) => server?.listen(port, '127.0.0.1', resolve));
	}

	async function stop(): Promise<void> {
		const ended = new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
		server = undefined;
		for (const socket of sockets) socket.destroy();
		await ended;
	}

	await start();
	return {
		port,
		// A run notices after a second, and not after 30, that nothing answers.
		url: `mongodb://127.0.0.1:${port}/?serverSelectionTimeoutMS=1000`,
		get running() {
			return server !== undefined;
		},
		start,
		stop,
		close: stop,
	};
}
