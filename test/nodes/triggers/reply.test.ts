import { replyBody } from '../../../nodes/triggers/shared/reply';
import type { Provider } from '../../../providers/Provider';
import { shopify } from '../../../providers/shopify/provider';

const request = {
	method: 'POST',
	url: 'https://n8n.example/webhook',
	headers: {},
	rawBody: Buffer.from('{"action":"add_members"}'),
};
const outcome = { outcome: 'recorded', id: 1 };

const replied = (reply: Provider['webhook']['reply']) =>
	replyBody({ ...shopify, webhook: { ...shopify.webhook, reply } }, request, outcome);

describe('replyBody', () => {
	it('says what became of the delivery, unless the provider wants something else', () => {
		expect(replied(undefined)).toEqual(outcome);
		expect(replied('empty')).toBeUndefined();
	});

	it('takes over from the request what the provider wants to read again', () => {
		expect(
			replied({ status: 'success', action: { json: 'action' }, page: { json: 'no' } }),
		).toEqual({ status: 'success', action: 'add_members', page: '' });
	});
});
