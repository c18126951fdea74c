import type { IDataObject } from 'n8n-workflow';
import { describeWith } from '../../support/services';
import { useDatabase } from './database';
import { openTemplate } from './template';

const TRIGGER = 'Stripe event';
const charge = {
	id: 'evt_1',
	object: 'event',
	created: 1_795_171_198,
	livemode: false,
	type: 'charge.succeeded',
	data: { object: { id: 'ch_1', customer: 'cus_1', amount: 4200, currency: 'usd' } },
} satisfies IDataObject;

// n8n's Postgres node is a stand-in (test/engine/postgresNode.ts); the database is a real one.
describeWith('postgres')('Stripe events to a Postgres ledger', () => {
	const database = useDatabase('stripe-to-postgres-ledger');
	const template = openTemplate('stripe-to-postgres-ledger', database.credential);
	const rows = () => database.query('SELECT * FROM stripe_ledger ORDER BY event_id');
	beforeEach(template.clear);

	it('writes one row, with the correlation ID', async () => {
		await template.deliver(TRIGGER, 'evt_1', charge);
		expect(await rows()).toMatchObject([
			{
				event_id: 'evt_1',
				event_type: 'charge.succeeded',
				object_id: 'ch_1',
				customer_id: 'cus_1',
				amount_minor: '4200',
				currency: 'USD',
				live: false,
				occurred_at: new Date(1_795_171_198_000),
				correlation_id: 'evt_1',
			},
		]);
		expect(await template.letters()).toEqual([]);
	});

	it('writes a repeated event once', async () => {
		await template.deliver(TRIGGER, 'evt_1', charge);
		expect(await template.deliver(TRIGGER, 'evt_1', charge)).toEqual([]);
		// The run is repeated after a crash, when the row is there already.
		await template.deliver(TRIGGER, 'evt_1 again', charge);
		expect(await rows()).toHaveLength(1);
	});

	it('keeps the event while the database is down, and writes it when it is replayed', async () => {
		database.goDown();
		const runs = await template.deliver(TRIGGER, 'evt_1', charge);
		expect(runs.map(({ status }) => status)).toEqual(Array(10).fill('error'));
		expect(await template.letters()).toMatchObject([
			{
				kind: 'webhook',
				correlationId: 'evt_1',
				reason: 'Write to the ledger: Connection refused',
			},
		]);

		database.comeBack();
		await template.replay(TRIGGER);
		expect(await rows()).toMatchObject([{ event_id: 'evt_1' }]);
		expect(await template.letters()).toEqual([]);
	});

	it('keeps what has no amount, says so, and does not try it again', async () => {
		const { amount: _, ...object } = charge.data.object;
		const runs = await template.deliver(TRIGGER, 'evt_2', { ...charge, data: { object } });
		expect(runs.map(({ status }) => status)).toEqual(['success']);
		expect(await rows()).toEqual([]);
		expect(await template.letters()).toMatchObject([
			{ kind: 'item', correlationId: 'evt_2', reason: expect.stringContaining('amount_minor') },
		]);
		await template.replay();
		expect(await template.letters()).toHaveLength(1);
	});
});
