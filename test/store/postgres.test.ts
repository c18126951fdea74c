import { Client } from 'pg';
import { until } from '../../sandbox/lib/until.ts';
import { startPostgres } from '../../sandbox/services/postgres.ts';
import { payloadCodec } from '../../store/payload';
import { openPostgresStore, type PostgresOptions } from '../../store/postgres/postgresStore';
import { NewerSchemaError, type Store } from '../../store/Store';
import { aDelivery } from '../support/deliveries';
import { describeWith, useService } from '../support/services';
import { storeContract } from './contract';

const scope = 'workflow/node';
const WAIT_MS = 20_000;
const codec = payloadCodec([Buffer.alloc(32, 1)]);

describeWith('postgres')('postgres', () => {
	const postgres = useService(() => startPostgres({ fsync: false }));
	const stores: Store[] = [];
	let schemas = 0;
	const freshSchema = () => `contract_${(schemas += 1)}`;

	async function open(schema: string, options: PostgresOptions = {}): Promise<Store> {
		const store = await openPostgresStore(postgres.current.url, { schema, ...options });
		stores.push(store);
		return store;
	}
	afterEach(async () => {
		for (const store of stores.splice(0)) await store.close();
	});

	describe('contract', () =>
		storeContract((clock) =>
			openPostgresStore(postgres.current.url, { clock, codec, schema: freshSchema() }),
		));

	it('is opened by several processes at once on an empty database', async () => {
		const schema = freshSchema();
		const opened = await Promise.all([open(schema), open(schema), open(schema)]);
		await opened[0].ledger.record(aDelivery());
		expect(await opened[2].ledger.counts()).toEqual({ queued: 1 });
	});

	it('takes in once and hands out once what several processes are given', async () => {
		const schema = freshSchema();
		const [one, two] = [await open(schema), await open(schema)];
		const deliveries = Array.from({ length: 100 }, (_, i) => aDelivery({ key: `${i}` }));
		const recorded = await Promise.all(
			[one, two].flatMap(({ ledger }) => deliveries.map((delivery) => ledger.record(delivery))),
		);
		expect(recorded.filter(({ duplicate }) => !duplicate)).toHaveLength(100);

		const claims = await Promise.all(
			Array.from({ length: 20 }, (_, i) => (i % 2 ? one : two).ledger.claim(scope, 10, 60_000)),
		);
		const rest = await one.ledger.claim(scope, 100, 60_000);
		const ids = [...claims.flat(), ...rest].map(({ id }) => id);
		expect(ids).toHaveLength(100);
		expect(new Set(ids).size).toBe(100);
	});

	it('keeps to the cap in flight when several processes claim at once', async () => {
		const schema = freshSchema();
		const [one, two] = [await open(schema), await open(schema)];
		await one.ledger.recordAll(Array.from({ length: 20 }, () => aDelivery()));
		const claims = await Promise.all(
			[one, two, one, two].map(({ ledger }) => ledger.claim(scope, 5, 60_000, 7)),
		);
		expect(claims.flat()).toHaveLength(7);
	});

	it('leaves no one behind in a line that many come to while it moves', async () => {
		const schema = freshSchema();
		const [one, two] = [await open(schema), await open(schema)];
		const order: number[] = [];
		const recording = Promise.all(
			Array.from({ length: 60 }, (_, i) =>
				(i % 2 ? one : two).ledger.record(aDelivery({ orderingKey: `key-${i % 3}` })),
			),
		);
		const work = async ({ ledger }: Store) => {
			while (order.length < 60) {
				for (const lease of await ledger.claim(scope, 5, 60_000)) {
					order.push(lease.id);
					await ledger.settle(lease, { status: 'done' });
				}
			}
		};
		await Promise.all([recording, work(one), work(two)]);
		const rows = await one.ledger.find({ limit: 100 });
		for (const key of ['key-0', 'key-1', 'key-2']) {
			const ids = rows.filter((row) => row.orderingKey === key).map(({ id }) => id);
			expect(order.filter((id) => ids.includes(id))).toEqual(ids);
		}
	});

	it('numbers deaths without gaps or doubles when many die at once', async () => {
		const { ledger } = await open(freshSchema());
		const buried = await Promise.all(
			Array.from({ length: 30 }, () => ledger.bury(aDelivery(), 'no')),
		);
		const deaths = buried.map(({ deathSequence }) => deathSequence).sort((a, b) => a! - b!);
		expect(deaths).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));
	});

	it('wakes the drains of other processes, again after the server was away', async () => {
		const schema = freshSchema();
		const [one, two] = [await open(schema), await open(schema)];
		const woken = jest.fn();
		const undo = two.ledger.onDue(scope, woken);
		const isWoken = async () => {
			await one.ledger.record(aDelivery()).catch(() => undefined);
			return woken.mock.calls.length > 0;
		};
		await until('the drain is woken', isWoken, WAIT_MS);

		await postgres.current.restart();
		woken.mockClear();
		await until('the drain is woken again', isWoken, WAIT_MS);
		undo();
	});

	it('says so while the server is away, loses nothing, and works again when it is back', async () => {
		const { ledger } = await open(freshSchema());
		await ledger.record(aDelivery({ key: 'before' }));
		await postgres.current.kill();
		await expect(ledger.record(aDelivery())).rejects.toThrow(/ECONNREFUSED|terminat/);
		await postgres.current.start();
		await ledger.record(aDelivery({ key: 'after' }));
		expect((await ledger.find({ limit: 9 })).map(({ key }) => key)).toEqual(['before', 'after']);
	});

	it('loses no update of several processes at once', async () => {
		const schema = freshSchema();
		const opened = [await open(schema), await open(schema)];
		const add = (state: number | undefined) => ({ state: (state ?? 0) + 1, result: state ?? 0 });
		const results = await Promise.all(
			Array.from({ length: 100 }, (_, i) => opened[i % 2]!.state.update('counter', add)),
		);
		expect(results.sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, i) => i));
	});

	it('brings a schema of the first version to the newest, with what is in it', async () => {
		const schema = freshSchema();
		const { ledger } = await open(schema);
		await ledger.bury(aDelivery(), 'no such SKU');
		const client = new Client({ connectionString: postgres.current.url });
		await client.connect();
		await client.query(`DROP INDEX ${schema}.deliveries_letters_id`);
		await client.query(`UPDATE ${schema}.schema_version SET version = 1`);
		const upgraded = await open(schema);
		expect(await upgraded.ledger.counts()).toEqual({ dead: 1 });
		const { rows } = await client.query(
			`SELECT indexname FROM pg_indexes WHERE schemaname = '${schema}' AND indexname = 'deliveries_letters_id'`,
		);
		expect(rows).toHaveLength(1);
		await client.end();
	});

	it('refuses a schema of a newer version and leaves it as it was', async () => {
		const schema = freshSchema();
		await open(schema);
		const client = new Client({ connectionString: postgres.current.url });
		await client.connect();
		await client.query(`UPDATE ${schema}.schema_version SET version = 99`);
		await expect(open(schema)).rejects.toThrow(NewerSchemaError);
		const { rows } = await client.query(`SELECT version FROM ${schema}.schema_version`);
		expect(rows).toEqual([{ version: 99 }]);
		await client.end();
	});
});
