import { createHmac } from 'node:crypto';

/** `X-Shopify-Hmac-Sha256` of a raw body: base64 HMAC-SHA256 keyed with the app's client secret. */
export const sign = (body: string, secret: string): string =>
	createHmac('sha256', secret).update(body).digest('base64');
