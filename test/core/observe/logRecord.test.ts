import { logRecord } from '../../../core/observe/logRecord';

const delivery = { id: 7, correlationId: 'c-1', provider: 'shopify', type: 'orders/create' };
const fields = { deliveryId: 7, correlationId: 'c-1', provider: 'shopify', type: 'orders/create' };

it('has what is known when a delivery is received', () => {
	expect(logRecord('received', delivery, { outcome: 'recorded' })).toEqual({
		...{ stage: 'received', ...fields, outcome: 'recorded' },
	});
});

it('says later what the event is about, which attempt it is, and how long it has taken', () => {
	const attempted = { ...delivery, orderingKey: '1042', attempts: 2, receivedAt: 1000 };
	expect(logRecord('failed', attempted, { now: 4500, reason: 'HTTP 503' })).toEqual({
		...{ stage: 'failed', ...fields, orderingKey: '1042' },
		...{ attempt: 2, latencyMs: 3500, reason: 'HTTP 503' },
	});
});

it('never has the body or the headers', () => {
	const whole = { ...delivery, body: Buffer.from('secret'), headers: { authorization: 'secret' } };
	expect(JSON.stringify(logRecord('received', whole))).not.toContain('secret');
});
