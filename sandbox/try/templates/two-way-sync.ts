import { createApi } from '../lib/api.ts';
import { calls } from '../lib/figures.ts';
import { lists, reads, writes } from '../lib/routes.ts';
import type { Row, Rows } from '../lib/routes.ts';
import type { Stage } from '../lib/stage.ts';
import type { Try } from '../lib/Try.ts';

/** A system with contacts. */
function side() {
	const contacts: Rows = new Map();
	const api = createApi({
		'GET /contacts': lists(contacts, 'data'),
		'GET /contacts/:id': reads(contacts),
		'PUT /contacts/:id': writes(contacts),
	});
	return {
		api,
		/** As a person there does it. */
		edit(fields: Row, id = '1') {
			const before = contacts.get(id) ?? { id };
			contacts.set(id, { ...before, ...fields, updated_at: new Date().toISOString() });
		},
		/** name, email and phone of the first contact */
		says: () => {
			const { name, email, phone } = contacts.get('1') ?? {};
			return [name, email, phone].join(' ');
		},
	};
}

const shop = side();
const crm = side();
const poll = (stage: Stage) => stage.run('Every five minutes');

export const twoWaySync: Try = {
	hosts: { 'shop.example.com': shop.api, 'crm.example.com': crm.api },
	credentials: {
		'Your shop token': { token: 'shop-token' },
		'Your CRM token': { token: 'crm-token' },
	},
	figures: {
		'the shop says': shop.says,
		'the CRM says': crm.says,
		'writes to the shop': calls(shop.api, 'PUT /contacts/:id'),
		'to the CRM': calls(crm.api, 'PUT /contacts/:id'),
	},
	steps: [
		{
			what: 'The shop has a contact',
			act(stage) {
				shop.edit({ name: 'Ada', email: 'a@x', phone: '1' });
				return poll(stage);
			},
			then: { 'the shop says': 'Ada a@x 1', 'the CRM says': 'Ada a@x 1', 'to the CRM': 1 },
		},
		{ what: 'Nothing has changed but by the sync itself', act: poll },
		{
			what: 'Each side changes another field',
			act(stage) {
				shop.edit({ email: 'a@y' });
				crm.edit({ phone: '2' });
				return poll(stage);
			},
			then: {
				...{ 'the shop says': 'Ada a@y 2', 'the CRM says': 'Ada a@y 2' },
				...{ 'writes to the shop': 1, 'to the CRM': 2 },
			},
		},
		{
			what: 'Both change the same field: a conflict, seen from each side',
			act(stage) {
				shop.edit({ phone: '3' });
				crm.edit({ phone: '4' });
				return poll(stage);
			},
			then: { 'the shop says': 'Ada a@y 3', 'the CRM says': 'Ada a@y 4', 'dead letters': 2 },
		},
		{
			what: 'Corrected at the CRM and replayed',
			act(stage) {
				crm.edit({ phone: '3' });
				return stage.replay();
			},
			then: { 'the CRM says': 'Ada a@y 3', 'dead letters': 0 },
		},
		{
			what: 'The CRM refuses a write, of a contact changed on both sides',
			act(stage) {
				crm.api.refuse(({ method }) => (method === 'PUT' ? 422 : undefined));
				shop.edit({ name: 'Ada L.' });
				return poll(stage);
			},
			then: { 'the shop says': 'Ada L. a@y 3', 'dead letters': 2 },
		},
		{
			what: 'Mended and replayed',
			act(stage) {
				crm.api.mend();
				return stage.replay();
			},
			then: { 'the CRM says': 'Ada L. a@y 3', 'to the CRM': 3, 'dead letters': 0 },
		},
		{ what: 'The next run', act: poll },
	],
};
