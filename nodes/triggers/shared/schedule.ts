import type { NewDelivery } from '../../../core/delivery/types';
import type { Provider } from '../../../providers/Provider';
import { orderingKeyOf, type DeliveryOptions } from './deliveryOptions';

/** The provider with the ordering key that the options ask for, which may be none. */
export function ordered(provider: Provider, options: DeliveryOptions): Provider {
	const { orderingKey: _, ...webhook } = provider.webhook;
	const orderingKey = orderingKeyOf(options, provider);
	return { ...provider, webhook: { ...webhook, ...(orderingKey && { orderingKey }) } };
}

/** A delivery with its turn: after a delay, and before others where its type goes first. */
export function scheduled(
	delivery: NewDelivery,
	{ delaySeconds = 0, runFirst = '' }: DeliveryOptions,
	now: number,
): NewDelivery {
	const priority = priorityOf(delivery.type, runFirst);
	return {
		...delivery,
		...(delaySeconds > 0 && { dueAt: now + delaySeconds * 1000 }),
		...(priority > 0 && { priority }),
	};
}

/** Of `a, b` the type `a` has 2, `b` has 1, and any other 0. */
function priorityOf(type: string, runFirst: string): number {
	if (runFirst === '') return 0;
	const types = runFirst.split(',').map((one) => one.trim());
	const place = types.indexOf(type);
	return place < 0 ? 0 : types.length - place;
}
