import type { IWebhookFunctions } from 'n8n-workflow';

/** n8n's request has this method, which its types do not show. */
interface N8nRequest {
	rawBody?: Buffer;
	readRawBody(): Promise<void>;
}

/** The body as received, inflated when it came compressed. Undefined when it is over n8n's limit. */
export async function readRawBody(context: IWebhookFunctions): Promise<Buffer | undefined> {
	const request = context.getRequestObject() as unknown as N8nRequest;
	if (!request.rawBody && (await isTooLarge(request.readRawBody()))) return undefined;
	// What n8n has read as a multipart form is gone; it is refused as empty.
	return request.rawBody ?? Buffer.alloc(0);
}

async function isTooLarge(reading: Promise<void>): Promise<boolean> {
	return await reading.then(
		() => false,
		(error: Error & { type?: string }) => {
			if (error.type === 'entity.too.large') return true;
			throw error;
		},
	);
}
