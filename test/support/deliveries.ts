import type { NewDelivery } from '../../core/delivery/types';

let serial = 0;

/** A new delivery with a key of its own; what a test is about is given. */
export function aDelivery(given: Partial<NewDelivery> = {}): NewDelivery {
	serial += 1;
	return {
		kind: 'webhook',
		scope: 'workflow/node',
		key: `delivery-${serial}`,
		correlationId: `delivery-${serial}`,
		provider: 'shopify',
		type: 'orders/create',
		eventAt: Date.UTC(2026, 10, 20),
		body: Buffer.from('{"id":1}'),
		headers: { 'x-shopify-topic': 'orders/create' },
		origin: { workflowId: 'workflow', workflowName: 'Orders', nodeName: 'Shopify' },
		...given,
	};
}
