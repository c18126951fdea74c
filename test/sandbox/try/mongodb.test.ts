import { createRequire } from 'node:module';
import { join } from 'node:path';
import { startMongoDb } from '../../../sandbox/try/lib/mongodb.ts';
import type { TryService } from '../../../sandbox/try/lib/services.ts';
import { installedN8n } from '../../support/installedN8n';

type Document = Record<string, unknown>;
type Client = {
	db(name: string): {
		collection(name: string): {
			find(query: Document, options?: Document): { toArray(): Promise<Document[]> };
			findOneAndReplace(query: Document, by: Document, options?: Document): Promise<Document>;
			deleteMany(query: Document): Promise<unknown>;
		};
	};
	close(): Promise<void>;
};

// The driver of an n8n that `npm start` installed.
const folder = installedN8n(join('node_modules', 'mongodb', 'package.json'));

(folder ? describe : describe.skip)('the stand-in of MongoDB', () => {
	let mongo: TryService;
	let client: Client;
	const orders = () => client.db('shop').collection('orders');
	const all = () =>
		orders()
			.find({}, { projection: { _id: 0 } })
			.toArray();

	beforeAll(async () => {
		mongo = await startMongoDb(folder!);
		const { MongoClient } = createRequire(join(folder!, 'package.json'))('mongodb') as {
			MongoClient: new (url: string) => Client;
		};
		client = new MongoClient(mongo.url);
	});
	afterAll(async () => {
		await client.close();
		await mongo.close();
	});

	it('replaces a document by its key, and makes it where there is none', async () => {
		const upsert = { upsert: true };
		const at = new Date('2026-11-20T10:00:00Z');
		expect(await orders().findOneAndReplace({ id: 1 }, { id: 1 })).toBeNull();
		expect(await all()).toEqual([]);
		await orders().findOneAndReplace({ id: 1 }, { id: 1, status: 'new', gone: true }, upsert);
		const [{ _id } = {}] = await orders().find({}).toArray();
		await orders().findOneAndReplace({ id: 2 }, { id: 2, lines: [{ sku: 'ü' }] }, upsert);
		await orders().findOneAndReplace({ id: 1 }, { id: 1, status: 'paid', at }, upsert);
		expect(await all()).toEqual([
			{ id: 1, status: 'paid', at },
			{ id: 2, lines: [{ sku: 'ü' }] },
		]);
		expect(await orders().find({ id: 1 }).toArray()).toMatchObject([{ _id }]);
		expect(await orders().find({}, { limit: 1 }).toArray()).toHaveLength(1);
	});

	it('says of what it does not know that it does not', async () => {
		await expect(orders().deleteMany({})).rejects.toThrow('no such command');
		await expect(
			orders()
				.find({ id: { $gt: 1 } })
				.toArray(),
		).rejects.toThrow('stand-in');
	});

	it('keeps its documents while it is stopped', async () => {
		const before = await all();
		await mongo.stop();
		expect(mongo.running).toBe(false);
		await expect(all()).rejects.toThrow('ECONNREFUSED');
		await mongo.start();
		expect(await all()).toEqual(before);
	});
});
