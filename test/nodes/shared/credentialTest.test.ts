import type { ICredentialTestFunctions } from 'n8n-workflow';
import { testCredential } from '../../../nodes/shared/http/credentialTest';

async function tested(type: string, data: Record<string, string>, statusCode = 200) {
	const asked: Array<{ uri: string; headers: Record<string, string> }> = [];
	const helpers = {
		request: async (options: (typeof asked)[number]) => {
			asked.push(options);
			return { statusCode, body: Buffer.from('{"access_token":"t"}') };
		},
	};
	const context = { helpers } as unknown as ICredentialTestFunctions;
	const result = await testCredential.call(context, { id: '1', name: 'c', type, data });
	return { ...result, asked };
}

const CLIENT = { tokenUrl: 'https://login.example.com/', clientId: 'i', clientSecret: 's' };
const KEYS = { accessKeyId: 'AK', secretAccessKey: 's', region: 'eu-west-1', service: 's3' };

describe('testCredential', () => {
	it.each([
		['steadfastClientCredentialsOAuth2Api', CLIENT, 200, 'OK', 'complete'],
		['steadfastClientCredentialsOAuth2Api', CLIENT, 401, 'Error', 'HTTP 401'],
		['steadfastClientCredentialsOAuth2Api', { ...CLIENT, clientId: '' }, 200, 'Error', 'clientId'],
		['steadfastGoogleServiceAccountApi', { keyFile: '{}' }, 200, 'Error', 'service account'],
		['steadfastAwsApi', KEYS, 200, 'OK', 'knows'],
		['steadfastAwsApi', KEYS, 403, 'Error', 'HTTP 403'],
		['steadfastStandardWebhooksSigningApi', { secret: 'whsec_AAAA' }, 200, 'OK', 'complete'],
		['steadfastStandardWebhooksSigningApi', { secret: 'whpk_AAAA' }, 200, 'Error', 'no key'],
	])('%s %j, HTTP %d: %s', async (type, data, statusCode, status, message) => {
		const result = await tested(type, data, statusCode);
		expect(result).toMatchObject({ status, message: expect.stringContaining(message) });
	});

	it('asks AWS in the region, whatever the service is', async () => {
		const { asked } = await tested('steadfastAwsApi', KEYS);
		expect(asked[0]?.uri).toContain('https://sts.eu-west-1.amazonaws.com/');
		expect(asked[0]?.headers.authorization).toContain('/eu-west-1/sts/aws4_request');
	});

	it('has nobody to ask about the keys of R2', async () => {
		const { status, asked } = await tested('steadfastAwsApi', { ...KEYS, region: 'auto' });
		expect([status, asked]).toEqual(['OK', []]);
	});
});
