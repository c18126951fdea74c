import { scheduled } from '../../../nodes/triggers/shared/schedule';
import { aDelivery } from '../../support/deliveries';

const NOW = Date.UTC(2026, 10, 20);

describe('scheduled', () => {
	it('leaves a delivery to the ledger’s own rules without options', () => {
		const delivery = aDelivery();
		expect(scheduled(delivery, {}, NOW)).toEqual(delivery);
	});

	it('lets it wait', () => {
		expect(scheduled(aDelivery(), { delaySeconds: 1.5 }, NOW).dueAt).toBe(NOW + 1500);
	});

	it('puts types first, in the order in which they are named', () => {
		const runFirst = 'orders/cancelled, orders/paid';
		const priority = (type: string) => scheduled(aDelivery({ type }), { runFirst }, NOW).priority;
		expect(priority('orders/cancelled')).toBeGreaterThan(priority('orders/paid')!);
		expect(priority('orders/paid')).toBeGreaterThan(0);
		expect(priority('orders/create')).toBeUndefined();
	});
});
