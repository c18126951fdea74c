import type { IWebhookFunctions } from 'n8n-workflow';

/**
 * The address that the provider called, as it knows it: behind a proxy the request itself tells
 * another. In a test run n8n names the production path, so that there the request's is taken.
 */
export function calledUrl(context: IWebhookFunctions): string {
	const { originalUrl } = context.getRequestObject();
	const registered = context.getNodeWebhookUrl('default');
	if (registered === undefined || !URL.canParse(registered)) return originalUrl;
	if (context.getMode() === 'manual') return new URL(registered).origin + originalUrl;
	const query = originalUrl.indexOf('?');
	return query < 0 ? registered : registered + originalUrl.slice(query);
}
