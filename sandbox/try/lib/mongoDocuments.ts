import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Row } from './routes.ts';
import type { Figure } from './Try.ts';

/** What is used of MongoDB's driver, which n8n brings. */
type Driver = {
	MongoClient: new (url: string) => {
		db(name: string): {
			collection(name: string): { find(): { toArray(): Promise<Row[]> } };
		};
		close(): Promise<void>;
	};
};

export const DATABASE = 'shop';

/** The documents of a collection, each as a few words; a dash while MongoDB is down. */
export const documents =
	(collection: string, words: (document: Row) => string): Figure =>
	async (stage) => {
		const { url, running } = stage.service('mongodb');
		if (!running) return '–';
		const driver = createRequire(join(stage.n8nFolder, 'package.json'))('mongodb') as Driver;
		const client = new driver.MongoClient(url);
		try {
			const found = await client.db(DATABASE).collection(collection).find().toArray();
			return found.map(words).join(', ');
		} finally {
			await client.close();
		}
	};
