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

	it('spans from the first death to the last, in whatever order they come', () => {
		const letters = [letter(3, 'a'), letter(1, 'a'), letter(5, 'a'), letter(2, 'a')];
		expect(digest(letters, ['reason'], 1)).toMatchObject([
			{ count: 4, firstAt: 1000, lastAt: 5000, samples: [letters[0]] },
		]);
	});

	it('names a workflow without a name by its id, and no reason by nothing', () => {
		const nameless: Delivery = {
			...letter(1, ''),
			reason: undefined,
			origin: { workflowId: 'w1', workflowName: '', nodeName: 'Shopify' },
		};
		expect(digest([nameless], ['workflow', 'reason'], 0)).toMatchObject([
			{ common: { workflow: 'w1', reason: '' } },
		]);
	});

	it('takes numbers for alike that differ in length', () => {
		const letters = [letter(1, 'Order 9 is unknown'), letter(2, 'Order 10 is unknown')];
		expect(digest(letters, ['reason'], 0)).toHaveLength(1);
	});

	it('tells a number from none', () => {
		const letters = [letter(1, 'Step failed'), letter(2, 'Step2 failed')];
		expect(digest(letters, ['reason'], 0)).toHaveLength(2);
	});

	it('ignores numbers in the reason alone', () => {
		const letters = [letter(1, 'a', 'shop1'), letter(2, 'a', 'shop2')];
		expect(digest(letters, ['provider'], 0)).toHaveLength(2);
	});

	it('groups by node and type, or not at all', () => {
		const letters = [letter(1, 'a'), letter(2, 'b')];
		const common = { node: 'Shopify', type: 'orders/create' };
		expect(digest(letters, ['node', 'type'], 0)).toMatchObject([{ common, count: 2, samples: [] }]);
		expect(digest(letters, [], 0)).toMatchObject([{ common: {}, count: 2 }]);
	});
});
