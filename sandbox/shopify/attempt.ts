/** One POST of a webhook, as Shopify's delivery log shows it. */
export type Attempt = {
	/** ms since the epoch */
	readonly sentAt: number;
	/** ms until the answer was complete, or until the attempt failed */
	readonly ms: number;
	/** HTTP status; absent when there was no answer */
	readonly status?: number;
	/** why there was no answer */
	readonly error?: string;
};

export type WebhookRequest = { readonly headers: Record<string, string>; readonly body: string };

/** Shopify counts any 2xx as delivered. */
export const delivered = ({ status = 0 }: Attempt): boolean => status >= 200 && status < 300;

/**
 * The waits between `attempts` attempts spread over `overMs`, each twice as long as the one before.
 * Shopify publishes "8 times over 4 hours", exponential, and no single wait.
 */
export function retryWaits(attempts: number, overMs: number): number[] {
	const first = overMs / (2 ** (attempts - 1) - 1);
	return Array.from({ length: attempts - 1 }, (_, index) => first * 2 ** index);
}

/** Posts once. Never throws: what goes wrong is in the attempt. */
export async function post(
	url: string,
	{ headers, body }: WebhookRequest,
	timeoutMs: number,
	stop: AbortSignal,
): Promise<Attempt> {
	const sentAt = Date.now();
	const start = performance.now();
	const outcome = await fetch(url, {
		method: 'POST',
		headers,
		body,
		redirect: 'manual',
		signal: AbortSignal.any([stop, AbortSignal.timeout(timeoutMs)]),
	})
		.then(async (response) => {
			await response.arrayBuffer();
			return { status: response.status };
		})
		.catch((error: Error) => ({
			error: error.cause instanceof Error ? error.cause.message : error.message,
		}));
	return { sentAt, ms: performance.now() - start, ...outcome };
}
