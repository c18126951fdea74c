import type { IDataObject } from 'n8n-workflow';
import { instanceStore } from '../../../nodes/shared/instanceStore';
import { useNock } from '../../support/nock';
import { openTemplate } from './template';

const template = openTemplate('two-way-sync', () => ({
	steadfastBearerApi: { token: 'token-0123456789' },
}));
const nock = useNock();

/** A system with contacts: lists all of them as changed, reads and writes one. */
function system(host: string) {
	const contacts = new Map<string, IDataObject>();
	const writes: IDataObject[] = [];
	const refusals: number[] = [];
	const idOf = (request: Request) => new URL(request.url).pathname.split('/').at(-1)!;
	return {
		contacts,
		writes,
		/** The next write is answered so. */
		refuse: (status: number) => void refusals.push(status),
		listen() {
			contacts.clear();
			writes.length = 0;
			refusals.length = 0;
			const api = nock(host).persist();
			api
				.get('/contacts')
				.query(true)
				.optionally()
				.reply(() => [200, { data: [...contacts.values()], next_cursor: null }]);
			api
				.get(/^\/contacts\/\d+$/)
				.optionally()
				.reply((request: Request) => {
					const found = contacts.get(idOf(request));
					return found ? [200, found] : [404, { error: 'no such contact' }];
				});
			api
				.put(/^\/contacts\/\d+$/)
				.optionally()
				.reply(async (request: Request) => {
					const refusal = refusals.shift();
					if (refusal !== undefined) return [refusal, { error: 'not now' }];
					const written = (await request.json()) as IDataObject;
					writes.push(written);
					contacts.set(idOf(request), { id: idOf(request), ...written, updated_at: 'now' });
					return [200, {}];
				});
		},
	};
}

const shop = system('https://shop.example.com');
const crm = system('https://crm.example.com');
const ada = { id: '1', name: 'Ada', email: 'ada@example.com', phone: '1', updated_at: 'then' };
const said = (side: typeof shop, id = '1') => {
	const { name, email, phone } = side.contacts.get(id) ?? {};
	return { name, email, phone };
};
const poll = () => template.start('Every five minutes', [{}]);
const edit = (side: typeof shop, fields: IDataObject) =>
	side.contacts.set('1', { ...side.contacts.get('1'), ...fields });

/** Both sides have the contact, and know it of each other. */
async function agree() {
	shop.contacts.set('1', ada);
	expect((await poll()).status).toBe('success');
	expect(said(crm)).toEqual({ name: 'Ada', email: 'ada@example.com', phone: '1' });
	shop.writes.length = 0;
	crm.writes.length = 0;
}

beforeEach(async () => {
	await template.clear();
	shop.listen();
	crm.listen();
});

describe('Two-way sync of contacts', () => {
	it('creates on the other side what one side alone has', async () => {
		await agree();
		crm.contacts.set('2', { id: '2', name: 'Bo', email: null, phone: '2', updated_at: 'then' });
		await poll();
		expect(said(shop, '2')).toEqual({ name: 'Bo', email: null, phone: '2' });
		expect(crm.writes).toEqual([]);
	});

	it('writes nothing for its own writes, and nothing twice', async () => {
		await agree();
		await poll();
		await poll();
		expect([shop.writes, crm.writes]).toEqual([[], []]);
	});

	it('merges changes to different fields', async () => {
		await agree();
		edit(shop, { email: 'ada@new.example' });
		edit(crm, { phone: '2' });
		await poll();
		const merged = { name: 'Ada', email: 'ada@new.example', phone: '2' };
		expect([said(shop), said(crm)]).toEqual([merged, merged]);
	});

	it('hands a conflict to a person, and writes what is decided to both', async () => {
		await agree();
		edit(shop, { phone: '2' });
		edit(crm, { phone: '3' });
		await poll();
		expect([said(shop).phone, said(crm).phone]).toEqual(['2', '3']);
		const letters = await template.letters();
		expect(letters.map(({ reason }) => reason)).toEqual(
			letters.map(() => 'Both sides changed phone'),
		);
		expect(letters.map(({ correlationId }) => correlationId).sort()).toEqual([
			'contacts:1:CRM:now',
			'contacts:1:shop:then',
		]);

		const { ledger } = await instanceStore();
		const decision = { name: 'Ada', email: 'ada@example.com', phone: '4' };
		for (const { id, body } of letters) {
			const payload = JSON.parse(body.toString()) as IDataObject;
			await ledger.edit(id, Buffer.from(JSON.stringify({ ...payload, decision })));
		}
		await template.replay();
		expect([said(shop), said(crm)]).toEqual([decision, decision]);
		expect(await template.letters()).toEqual([]);
	});

	it('takes a conflict for solved that was corrected in one of the systems', async () => {
		await agree();
		edit(shop, { phone: '2' });
		edit(crm, { phone: '3' });
		await poll();
		edit(crm, { phone: '2' });
		await template.replay();
		expect(await template.letters()).toEqual([]);
		expect([shop.writes, crm.writes]).toEqual([[], []]);
	});

	it('keeps a write that was refused, and reads both sides anew when it is replayed', async () => {
		await agree();
		edit(shop, { phone: '2' });
		crm.refuse(422);
		await poll();
		expect(await template.letters()).toMatchObject([
			{ correlationId: 'contacts:1:shop:then', reason: expect.stringContaining('HTTP 422') },
		]);
		edit(shop, { phone: '5' });
		await template.replay();
		expect(said(crm).phone).toBe('5');
		expect(await template.letters()).toEqual([]);
	});

	it('looks from the same time again when a side cannot be read', async () => {
		nock.cleanAll();
		nock('https://shop.example.com').get('/contacts').query(true).times(2).reply(503);
		const run = await poll();
		expect(run.status).toBe('error');
		expect(run.data.resultData.runData.Finish).toBeUndefined();
	});
});
