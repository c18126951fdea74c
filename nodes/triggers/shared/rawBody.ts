import type { IWebhookFunctions } from 'n8n-workflow';

/** n8n's request has this method, which its types do not show. */
interface N8nRequest {
	rawBody?: Buffer;
	contentType?: string;
	readRawBody(): Promise<void>;
}

const MULTIPART = 'multipart/form-data';

/** The body as received, inflated when it came compressed. Undefined when it is over n8n's limit. */
export async function readRawBody(context: IWebhookFunctions): Promise<Buffer | undefined> {
	const request = context.getRequestObject() as unknown as N8nRequest;
	// n8n has read it as a form already, and its bytes are gone: no provider signs one.
	if (request.contentType === MULTIPART) return Buffer.alloc(0);
	if (!request.rawBody && (await isTooLarge(request.readRawBody()))) return undefined;
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
