import type { IWebhookFunctions } from 'n8n-workflow';
import { calledUrl } from '../../../nodes/triggers/shared/address';

const REGISTERED = 'https://public.example/n8n/webhook/orders';

const called = (
	originalUrl: string,
	mode = 'webhook',
	registered: string | undefined = REGISTERED,
) =>
	calledUrl({
		getRequestObject: () => ({ originalUrl }),
		getNodeWebhookUrl: () => registered,
		getMode: () => mode,
	} as unknown as IWebhookFunctions);

describe('calledUrl', () => {
	it.each([
		['/webhook/orders', REGISTERED],
		['/webhook/orders?a=1&b=%20', `${REGISTERED}?a=1&b=%20`],
	])('is the registered address with the query that came: %s', (originalUrl, url) => {
		expect(called(originalUrl)).toBe(url);
	});

	it('has the test path in a test run', () => {
		expect(called('/webhook-test/orders?a=1', 'manual')).toBe(
			'https://public.example/webhook-test/orders?a=1',
		);
	});

	it('is what came when n8n knows no address', () => {
		expect(called('/webhook/orders?a=1', 'webhook', 'not an address')).toBe('/webhook/orders?a=1');
	});
});
