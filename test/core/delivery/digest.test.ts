import { digest } from '../../../core/delivery/digest';
import type { Delivery } from '../../../core/delivery/types';
import { aDelivery } from '../../support/deliveries';

const letter = (id: number, reason: string, provider = 'shopify'): Delivery => ({
	...aDelivery({ provider }),
	...{ id, reason, status: 'dead', attempts: 1, receivedAt: 0, dueAt: 0, updatedAt: id * 1000 },
});

describe('a digest', () => {
	it('groups what is alike, the largest first; numbers in a reason do not matter', () => {
		const letters = [
			letter(1, 'HTTP 503', 'stripe'),
			letter(2, 'Order 17 is unknown'),
			letter(3, 'Order 18 is unknown'),
			letter(4, 'Order 19 is unknown'),
		];
		expect(digest(letters, ['provider', 'workflow', 'reason'], 2)).toEqual([
			{
				common: { provider: 'shopify', workflow: 'Orders', reason: 'Order 17 is unknown' },
				count: 3,
				firstAt: 2000,
				lastAt: 4000,
				samples: letters.slice(1, 3),
			},
			{
				common: { provider: 'stripe', workflow: 'Orders', reason: 'HTTP 503' },
				count: 1,
				firstAt: 1000,
				lastAt: 1000,
				samples: letters.slice(0, 1),
			},
		]);
	});

	it('groups by node and type, or not at all', () => {
		const letters = [letter(1, 'a'), letter(2, 'b')];
		const common = { node: 'Shopify', type: 'orders/create' };
		expect(digest(letters, ['node', 'type'], 0)).toMatchObject([{ common, count: 2, samples: [] }]);
		expect(digest(letters, [], 0)).toMatchObject([{ common: {}, count: 2 }]);
	});
});
