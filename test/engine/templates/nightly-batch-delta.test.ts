import type { IDataObject } from 'n8n-workflow';
import { useNock } from '../../support/nock';
import { didRun, output } from '../harness';
import { openTemplate } from './template';

const SOURCE = 'https://source.example.com';
const TARGET = 'https://target.example.com';
const template = openTemplate('nightly-batch-delta', () => ({
	steadfastApiKeyApi: { placement: 'header', name: 'X-Api-Key', apiKey: 'source-key-0123456789' },
	steadfastBearerApi: { token: 'target-token-0123456789' },
}));
const nock = useNock();

const product = (id: number, price = 5) => ({
	id,
	price,
	updated_at: `2026-11-20T00:00:0${price}Z`,
});
const all = [1, 2, 3].map((id) => product(id));

/** The source lists these, two on a page. */
function list(products: IDataObject[]) {
	const pages = Math.max(1, Math.ceil(products.length / 2));
	for (let page = 0; page < pages; page += 1) {
		const cursor = page === 0 ? '' : `&cursor=${page}`;
		const data = products.slice(page * 2, page * 2 + 2);
		nock(SOURCE)
			.get(`/products?limit=200${cursor}`)
			.reply(200, { data, next_cursor: page + 1 < pages ? String(page + 1) : null });
	}
}

/** The target answers one batch; gives what it carried. */
function takeBatch(status = 200, failed: IDataObject[] = []) {
	const sent: IDataObject[] = [];
	nock(TARGET)
		.post('/products/batch')
		.reply(async (request: Request) => {
			sent.push(...((await request.json()) as { items: IDataObject[] }).items);
			return [status, { failed }];
		});
	return sent;
}

const night = () => template.start('Every night', [{}]);
beforeEach(template.clear);

describe('Nightly batch with delta and reconciliation', () => {
	it('sends all records once, then only what changed', async () => {
		list(all);
		const first = takeBatch();
		expect((await night()).status).toBe('success');
		expect(first).toEqual(all);

		list(all);
		const still = await night();
		expect(still.status).toBe('success');
		expect(didRun(still, 'Send the changes')).toBe(false);

		list([product(1), product(2, 6), product(3)]);
		const second = takeBatch();
		await night();
		expect(second).toEqual([product(2, 6)]);
	});

	it('carries a correlation ID that is the change’s own', async () => {
		list([product(1)]);
		takeBatch();
		const run = await night();
		expect(output(run, 'Confirm the changes')).toMatchObject([
			{ delivery: { correlationId: 'nightly-products:1:2026-11-20T00:00:05Z' } },
		]);
	});

	it('deletes what the source no longer has, also when it is gone already', async () => {
		list(all);
		takeBatch();
		await night();
		list(all.slice(0, 2));
		nock(TARGET).delete('/products/3').reply(204);
		await night();
		list(all.slice(0, 1));
		nock(TARGET).delete('/products/2').reply(404);
		const run = await night();
		expect(output(run, 'Confirm the deletions')).toHaveLength(1);
		list(all.slice(0, 1));
		expect(didRun(await night(), 'Delete at the target')).toBe(false);
		expect(await template.letters()).toEqual([]);
	});

	it('deletes nothing when most of the listing is missing', async () => {
		list(all);
		takeBatch();
		await night();
		list([]);
		const run = await night();
		expect(run.data.resultData.error?.message).toContain('3 of 3 known records');
		expect(didRun(run, 'Delete at the target')).toBe(false);
	});

	it('stops before it deletes when the listing fails', async () => {
		list(all);
		takeBatch();
		await night();
		nock(SOURCE).get('/products?limit=200').times(2).reply(503);
		const run = await night();
		expect(run.status).toBe('error');
		expect(didRun(run, 'Find deleted')).toBe(false);
	});

	it('keeps what the target refuses as one dead letter, and sends it again the next night', async () => {
		for (let nights = 0; nights < 2; nights += 1) {
			list([product(1), product(2)]);
			takeBatch(200, [{ index: nights === 0 ? 1 : 0, message: 'no such category' }]);
			const run = await night();
			expect(run.status).toBe('success');
			expect(await template.letters()).toMatchObject([
				{
					correlationId: 'nightly-products:2:2026-11-20T00:00:05Z',
					reason: expect.stringContaining('no such category'),
				},
			]);
		}
	});

	it('loses nothing while the target is down, and sends once what is replayed', async () => {
		list(all);
		takeBatch(503);
		takeBatch(503);
		const run = await night();
		expect(output(run, 'Finish')).toHaveLength(1);
		expect(await template.letters()).toHaveLength(3);

		const sent = all.map(() => takeBatch());
		await template.replay();
		expect(sent.flat()).toEqual(all);
		expect(await template.letters()).toEqual([]);
		list(all);
		expect(didRun(await night(), 'Send the changes')).toBe(false);
	});

	it('replays a deletion as one', async () => {
		list(all);
		takeBatch();
		await night();
		list(all.slice(0, 2));
		nock(TARGET).delete('/products/3').reply(409, { error: 'on an open order' });
		await night();
		expect(await template.letters()).toHaveLength(1);
		nock(TARGET).delete('/products/3').reply(204);
		await template.replay();
		expect(await template.letters()).toEqual([]);
	});
});
