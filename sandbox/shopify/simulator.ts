import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { delivered, post, retryWaits } from './attempt.ts';
import type { Attempt, WebhookRequest } from './attempt.ts';
import { createOrder } from './order.ts';
import { forge, webhookRequest } from './webhook.ts';
import type { Forgery } from './webhook.ts';

const ATTEMPTS = 8;
const RETRY_WINDOW_MS = 4 * 3_600_000;
const TIMEOUT_MS = 5_000;

export type Delivery = {
	readonly kind: 'order' | 'repeat' | Forgery;
	/** `X-Shopify-Webhook-Id`: the same over all attempts and repeats of one delivery */
	readonly webhookId: string;
	readonly topic: string;
	readonly orderId: number;
	readonly orderNumber: number;
	readonly orderName: string;
	/** ms since the epoch */
	readonly firstSentAt: number;
	readonly attempts: readonly Attempt[];
	readonly state: 'sending' | 'delivered' | 'failed';
};

export type ShopifyOptions = {
	webhookUrl: string;
	/** the app's client secret */
	secret: string;
	/** default `steadfast-sandbox.myshopify.com` */
	shopDomain?: string;
	/** factor on the waits between attempts (not on the 5 s timeout); default 1 */
	timeScale?: number;
	/** default 1001 */
	firstOrderNumber?: number;
	/** ms; default Shopify's 5 s */
	timeoutMs?: number;
	/** may reject when `stop` is aborted */
	sleep?: (ms: number, stop: AbortSignal) => Promise<unknown>;
};

type Identity = Omit<Delivery, 'kind' | 'firstSentAt' | 'attempts' | 'state'>;
type Sent = { identity: Identity; request: WebhookRequest };

export type Shopify = ReturnType<typeof createShopify>;

/**
 * A shop that sends webhooks as Shopify does: signed, 5 s timeout, any 2xx is success, otherwise
 * again, 8 attempts over 4 hours.
 */
export function createShopify({
	webhookUrl,
	secret,
	shopDomain = 'steadfast-sandbox.myshopify.com',
	timeScale = 1,
	firstOrderNumber = 1001,
	timeoutMs = TIMEOUT_MS,
	sleep = (ms, signal) => setTimeout(ms, undefined, { signal }),
}: ShopifyOptions) {
	const stop = new AbortController();
	const log: Delivery[] = [];
	const sent = new WeakMap<Delivery, Sent>();
	const underWay = new Set<Promise<void>>();
	const waits = retryWaits(ATTEMPTS, RETRY_WINDOW_MS).map((ms) => ms * timeScale);
	// Ids start at the clock's 13 digits: new ones on every start of the simulator.
	const firstId = Date.now();
	let orders = 0;

	function newOrder(topic: string): Sent {
		const order = createOrder(firstOrderNumber + orders, firstId + orders, Date.now());
		orders += 1;
		const webhookId = randomUUID();
		return {
			identity: {
				webhookId,
				topic,
				orderId: order.id,
				orderNumber: order.order_number,
				orderName: order.name,
			},
			request: webhookRequest(order, { topic, webhookId, shopDomain, secret }),
		};
	}

	function send(kind: Delivery['kind'], content: Sent, retries: readonly number[]): Delivery {
		const attempts: Attempt[] = [];
		const delivery = {
			kind,
			...content.identity,
			firstSentAt: Date.now(),
			attempts,
			state: 'sending' as Delivery['state'],
		};
		const deliver = async () => {
			for (const wait of [0, ...retries]) {
				if (wait > 0) await sleep(wait, stop.signal).catch(() => undefined);
				const attempt = await post(webhookUrl, content.request, timeoutMs, stop.signal);
				if (stop.signal.aborted) return;
				attempts.push(attempt);
				if (delivered(attempt)) {
					delivery.state = 'delivered';
					return;
				}
			}
			delivery.state = 'failed';
		};
		log.push(delivery);
		sent.set(delivery, content);
		const sending = deliver().finally(() => underWay.delete(sending));
		underWay.add(sending);
		return delivery;
	}

	return {
		/** Places an order: its webhook goes out at once and is retried in the background. */
		placeOrder: (topic = 'orders/create'): Delivery => send('order', newOrder(topic), waits),

		/** Sends a delivery a second time as it was, as Shopify does when an answer got lost. */
		repeat(delivery: Delivery): Delivery {
			const content = sent.get(delivery);
			if (!content) throw new Error(`${delivery.webhookId} was not sent by this simulator`);
			return send('repeat', content, waits);
		},

		/** Sends, once, an order that is not Shopify's. */
		forge(forgery: Forgery): Delivery {
			const { identity, request } = newOrder('orders/create');
			return send(forgery, { identity, request: forge(forgery, request) }, []);
		},

		/** All deliveries so far, in the order in which they were first sent. */
		deliveries: (): readonly Delivery[] => log,

		/** Resolves when no delivery is under way any more. */
		async settled(): Promise<void> {
			while (underWay.size > 0) await Promise.all(underWay);
		},

		/** Ends what is under way; nothing is sent any more. */
		close(): void {
			stop.abort();
		},
	};
}
