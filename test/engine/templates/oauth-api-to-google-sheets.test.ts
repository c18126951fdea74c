import type { IDataObject } from 'n8n-workflow';
import { useNock } from '../../support/nock';
import { instanceStore } from '../../../nodes/shared/instanceStore';
import { sheet } from '../googleSheetsNode';
import { didRun } from '../harness';
import { openTemplate } from './template';

const API = 'https://api.example.com';
const LOGIN = 'https://login.example.com';
const template = openTemplate('oauth-api-to-google-sheets', () => ({
	steadfastClientCredentialsOAuth2Api: {
		tokenUrl: `${LOGIN}/token`,
		clientId: 'client',
		clientSecret: 'client-secret-0123456789',
	},
}));
const nock = useNock();

const order = (id: number, minute: number, total = '19.99') => ({
	id,
	number: `#${id}`,
	customer: { name: 'Ada' },
	total,
	currency: 'EUR',
	updated_at: `2026-11-20T10:0${minute}:00+00:00`,
});

/** The API lists these; gives the times that it was asked from. */
function list(...orders: IDataObject[]) {
	const since: Array<string | null> = [];
	nock(API, { reqheaders: { authorization: 'Bearer token-0123456789' } })
		.get('/orders')
		.query(true)
		.reply((request: Request) => {
			since.push(new URL(request.url).searchParams.get('updated_since'));
			return [200, { data: orders, next_cursor: null }];
		});
	return since;
}
const run = () => template.start('Every quarter of an hour', [{}]);

/** The lock of a run that failed has run out. */
async function unlock() {
	const { state } = await instanceStore();
	for (const { key } of await state.list('sync:')) {
		await state.update(key, (known: { run?: unknown } | undefined) => {
			const { run: _, ...rest } = known ?? {};
			return { state: rest, result: undefined };
		});
	}
}

beforeAll(() => {
	nock(LOGIN).post('/token').reply(200, { access_token: 'token-0123456789', expires_in: 3600 });
});
beforeEach(async () => {
	await template.clear();
	sheet.rows.clear();
	sheet.columns = ['id', 'number', 'customer', 'total', 'currency', 'updated_at'];
	sheet.isDown = false;
});

// n8n's Google Sheets node is a stand-in: test/engine/googleSheetsNode.ts.
describe('OAuth API to Google Sheets', () => {
	it('writes a row for each record, and goes on from the newest', async () => {
		const first = list(order(1, 2), order(2, 1));
		expect((await run()).status).toBe('success');
		expect([...sheet.rows.values()]).toEqual([
			{
				id: '1',
				number: '#1',
				customer: 'Ada',
				total: 19.99,
				currency: 'EUR',
				updated_at: '2026-11-20T10:02:00.000Z',
			},
			expect.objectContaining({ id: '2' }),
		]);
		const second = list();
		expect((await run()).status).toBe('success');
		expect([...first, ...second]).toEqual(['2026-01-01T00:00:00Z', '2026-11-20T10:02:00.000Z']);
	});

	it('has one row for a record that comes twice', async () => {
		list(order(1, 1));
		await run();
		list(order(1, 1), order(1, 2, '9.99'));
		await run();
		expect([...sheet.rows.values()]).toMatchObject([{ id: '1', total: 9.99 }]);
	});

	it('goes on from the same time when Google was down', async () => {
		sheet.isDown = true;
		list(order(1, 1));
		const failed = await run();
		expect(failed.status).toBe('error');
		expect(didRun(failed, 'Finish')).toBe(false);

		sheet.isDown = false;
		await unlock();
		const since = list(order(1, 1));
		expect((await run()).status).toBe('success');
		expect(since).toEqual(['2026-01-01T00:00:00Z']);
		expect(sheet.rows.size).toBe(1);
	});

	it('keeps what does not fit, writes the rest, and writes it when it is mended and replayed', async () => {
		list(order(1, 1, 'much'), order(2, 2));
		expect((await run()).status).toBe('success');
		expect([...sheet.rows.keys()]).toEqual(['2']);
		const [letter] = await template.letters();
		expect(letter).toMatchObject({
			correlationId: 'orders-to-sheet:1:2026-11-20T10:01:00+00:00',
			reason: expect.stringContaining('total'),
		});
		const { ledger } = await instanceStore();
		await ledger.edit(letter!.id, Buffer.from(JSON.stringify(order(1, 1))));
		await template.replay();
		expect([...sheet.rows.keys()]).toEqual(['2', '1']);
		expect(await template.letters()).toEqual([]);
	});
});
