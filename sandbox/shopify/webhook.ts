import { randomUUID } from 'node:crypto';
import type { WebhookRequest } from './attempt.ts';
import { sign } from './sign.ts';

const API_VERSION = '2026-07';

/** What an attacker may try; none of them is signed with the app's secret over the body as sent. */
export const FORGERIES = ['wrong secret', 'unsigned', 'tampered'] as const;
export type Forgery = (typeof FORGERIES)[number];

export type Webhook = {
	topic: string;
	webhookId: string;
	shopDomain: string;
	/** the app's client secret */
	secret: string;
};

/** The request that Shopify makes of an order, or of what else its topic is about. */
export function webhookRequest(
	payload: object,
	{ topic, webhookId, shopDomain, secret }: Webhook,
): WebhookRequest {
	const body = JSON.stringify(payload);
	return {
		headers: {
			'Content-Type': 'application/json',
			'User-Agent': 'Shopify-Captain-Hook',
			'X-Shopify-Topic': topic,
			'X-Shopify-Hmac-Sha256': sign(body, secret),
			'X-Shopify-Shop-Domain': shopDomain,
			'X-Shopify-API-Version': API_VERSION,
			'X-Shopify-Webhook-Id': webhookId,
			'X-Shopify-Event-Id': randomUUID(),
			'X-Shopify-Triggered-At': new Date().toISOString(),
			'X-Shopify-Name': 'steadfast-orders',
		},
		body,
	};
}

const FORGE: Record<Forgery, (request: WebhookRequest) => WebhookRequest> = {
	'wrong secret': ({ headers, body }) => ({
		headers: { ...headers, 'X-Shopify-Hmac-Sha256': sign(body, 'a guess') },
		body,
	}),
	unsigned: ({ headers: { 'X-Shopify-Hmac-Sha256': _, ...headers }, body }) => ({ headers, body }),
	tampered: ({ headers, body }) => ({
		headers,
		body: body.replace(/"total_price":"[^"]*"/, '"total_price":"0.01"'),
	}),
};

/** What an attacker makes of a request. */
export const forge = (forgery: Forgery, request: WebhookRequest): WebhookRequest =>
	FORGE[forgery](request);
