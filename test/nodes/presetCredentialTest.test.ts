import type { ICredentialTestFunctions } from 'n8n-workflow';
import { testPresetCredential } from '../../nodes/ResilientHttpRequest/preset/credentialTest';

/** The test of a credential at an API that answers with `body`. */
async function tested(type: string, data: Record<string, string>, statusCode = 200, body = '{}') {
	const asked: Array<{ uri: string; method: string; headers: Record<string, string> }> = [];
	const helpers = {
		request: async (options: (typeof asked)[number]) => {
			asked.push(options);
			return { statusCode, body: Buffer.from(body) };
		},
	};
	const context = { helpers } as unknown as ICredentialTestFunctions;
	const result = await testPresetCredential.call(context, { id: '1', name: 'c', type, data });
	return { ...result, asked };
}

const SEGMENT = { host: 'api.segmentapis.com', token: 'sgp_123456789' };
const ANALYTICS = { host: 'www.google-analytics.com', measurementId: 'G-1', apiSecret: 'shh12345' };

describe('the test of a credential that only calls need', () => {
	it('makes the harmless call of the API', async () => {
		const { status, asked } = await tested('steadfastSegmentPublicApi', SEGMENT);
		expect(status).toBe('OK');
		expect(asked).toMatchObject([
			{
				method: 'GET',
				uri: 'https://api.segmentapis.com/',
				headers: { authorization: `Bearer ${SEGMENT.token}` },
			},
		]);
	});

	it('says why the API refuses it, without the secret', async () => {
		const body = JSON.stringify({ message: `Token ${SEGMENT.token} has expired` });
		const result = await tested('steadfastSegmentPublicApi', SEGMENT, 401, body);
		expect(result).toMatchObject({ status: 'Error', message: expect.stringContaining('expired') });
		expect(result.message).not.toContain(SEGMENT.token);
	});

	it('names a field that is empty', async () => {
		const result = await tested('steadfastSegmentPublicApi', { ...SEGMENT, token: '' });
		expect(result).toMatchObject({
			status: 'Error',
			message: expect.stringContaining('token'),
			asked: [],
		});
	});

	it('asks nobody where a call would write', async () => {
		const result = await tested('steadfastGoogleAnalyticsApi', ANALYTICS);
		expect(result).toMatchObject({ status: 'OK', asked: [] });
	});
});
