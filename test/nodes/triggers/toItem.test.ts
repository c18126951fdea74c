import { toItem, type ItemOptions } from '../../../nodes/triggers/shared/toItem';
import { aDelivery } from '../../support/deliveries';

const item = (body: string, options?: ItemOptions) =>
	toItem(aDelivery({ key: 'a', body: Buffer.from(body) }), 2, options).json;

describe('toItem', () => {
	it('puts out the event, and under delivery where it comes from', () => {
		expect(item('{"id":7}')).toEqual({
			id: 7,
			delivery: {
				id: 'a',
				type: 'orders/create',
				timestamp: '2026-11-20T00:00:00.000Z',
				provider: 'shopify',
				attempt: 2,
				correlationId: expect.any(String),
				headers: { 'x-shopify-topic': 'orders/create' },
			},
		});
	});

	it('keeps a field of the event that is called delivery', () => {
		expect(item('{"delivery":"express"}').delivery).toMatchObject({ replacedField: 'express' });
	});

	it.each(['[1,2]', '"text"', 'null', '3'])('wraps an event that is no object: %s', (body) => {
		expect(item(body).data).toEqual(JSON.parse(body));
	});

	it('adds the event as it was received, where that is asked for', () => {
		const text = '{"id": 271878346596884015, "price": 1.0}';
		expect(item(text).delivery).not.toHaveProperty('text');
		expect(item(text, { asText: true }).delivery).toMatchObject({ id: 'a', text });
	});

	it('reaches no prototype', () => {
		const json = item('{"__proto__":{"polluted":true}}');
		expect(Object.getPrototypeOf(json)).toBe(Object.prototype);
		expect(({} as { polluted?: true }).polluted).toBeUndefined();
	});
});
