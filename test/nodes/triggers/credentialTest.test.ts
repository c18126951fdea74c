import type { ICredentialTestFunctions } from 'n8n-workflow';
import { credentialTest, type TestApi } from '../../../nodes/triggers/shared/credentialTest';
import type { Provider } from '../../../providers/Provider';
import { stripe } from '../../../providers/stripe/provider';

const withApi: Provider = {
	...stripe,
	api: {
		baseUrl: 'https://api.stripe.com',
		auth: { type: 'header', name: 'authorization', value: 'Bearer {apiKey}' },
		fields: [{ name: 'apiKey', label: 'API Key', help: '', secret: true }],
		test: '/v1/account',
	},
};

async function tested(data: Record<string, string>, provider: Provider = stripe, api?: TestApi) {
	const credential = { id: '1', name: 'Stripe', type: 'steadfastStripeApi', data };
	const test = credentialTest(provider, api);
	return await test.call({} as ICredentialTestFunctions, credential);
}

describe('the test of a credential', () => {
	it('is content with a secret that looks like one', async () => {
		expect(await tested({ signingSecret: 'whsec_1', previousSigningSecret: '' })).toMatchObject({
			status: 'OK',
		});
	});

	it.each([
		[{}, /Signing secret.*nothing is accepted/],
		[{ signingSecret: ' ' }, /nothing is accepted/],
		[{ signingSecret: 'whsec_1\n' }, /“Signing secret” begins or ends/],
		[
			{ signingSecret: 'whsec_1', previousSigningSecret: ' whsec_0' },
			/“Previous Signing secret” begins/,
		],
	])('says what is wrong with %j', async (data, message) => {
		expect(await tested(data as Record<string, string>)).toEqual({
			status: 'Error',
			message: expect.stringMatching(message),
		});
	});

	it('asks the API where its fields are filled in', async () => {
		const testApi = jest.fn<Promise<void>, Parameters<TestApi>>().mockResolvedValue(undefined);
		await tested({ signingSecret: 'whsec_1', apiKey: '' }, withApi, testApi);
		expect(testApi).not.toHaveBeenCalled();
		const fields = { signingSecret: 'whsec_1', apiKey: 'rk_1' };
		expect(await tested(fields, withApi, testApi)).toMatchObject({ status: 'OK' });
		expect(testApi).toHaveBeenCalledWith(withApi.api, fields);
		testApi.mockRejectedValueOnce(new Error('401 Unauthorized'));
		expect(await tested(fields, withApi, testApi)).toEqual({
			status: 'Error',
			message: 'Stripe’s API refused the call: 401 Unauthorized',
		});
	});

	it('needs no secret where the API can be asked for it', async () => {
		const testApi = jest.fn<Promise<void>, Parameters<TestApi>>().mockResolvedValue(undefined);
		expect(await tested({ apiKey: 'rk_1' }, withApi, testApi)).toMatchObject({ status: 'OK' });
	});
});
