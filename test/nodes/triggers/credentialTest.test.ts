import type { ICredentialTestFunctions } from 'n8n-workflow';
import { providerCredential } from '../../../credentials/providerCredential';
import { credentialTest } from '../../../nodes/triggers/shared/credentialTest';
import type { Provider } from '../../../providers/Provider';
import { providers } from '../../../providers/registry';
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

/** What the Test button says; `status` is the API's answer to being asked. */
async function tested(data: Record<string, string>, provider: Provider = stripe, status = 200) {
	const asked: string[] = [];
	const request = async ({ uri, headers }: { uri: string; headers: Record<string, string> }) => {
		asked.push(`${uri} ${headers.authorization}`);
		return { statusCode: status, body: Buffer.from('{}') };
	};
	const credential = { id: '1', name: 'Stripe', type: 'steadfastStripeApi', data };
	const context = { helpers: { request } } as unknown as ICredentialTestFunctions;
	const result = await credentialTest(provider).call(context, credential);
	return { result, asked };
}

describe('the test of a credential', () => {
	it('is content with a secret that looks like one', async () => {
		const { result } = await tested({ signingSecret: 'whsec_1', previousSigningSecret: '' });
		expect(result.status).toBe('OK');
	});

	it.each([
		[{}, /Signing Secret.*nothing is accepted/],
		[{ signingSecret: ' ' }, /nothing is accepted/],
		[{ signingSecret: 'whsec_1\n' }, /“Signing Secret” begins or ends/],
		[
			{ signingSecret: 'whsec_1', previousSigningSecret: ' whsec_0' },
			/“Previous Signing Secret” begins/,
		],
	])('says what is wrong with %j', async (data, message) => {
		const { result } = await tested(data as Record<string, string>);
		expect(result).toEqual({
			status: 'Error',
			message: expect.stringMatching(message),
		});
	});

	it('asks the API where its fields are filled in', async () => {
		const secretOnly = await tested({ signingSecret: 'whsec_1', apiKey: '' }, withApi);
		expect(secretOnly.asked).toEqual([]);
		const fields = { signingSecret: 'whsec_1', apiKey: 'rk_1' };
		const both = await tested(fields, withApi);
		expect(both.result.status).toBe('OK');
		expect(both.asked).toEqual(['https://api.stripe.com/v1/account Bearer rk_1']);
		const refused = await tested(fields, withApi, 401);
		expect(refused.result).toEqual({
			status: 'Error',
			message: expect.stringMatching(/^Stripe’s API refused the call: .*401/),
		});
	});

	it('is content with what only calls need', async () => {
		const key = { keyName: 'app.key', keySecret: 'secret' };
		const { result, asked } = await tested(key, providers.ably);
		expect(result).toMatchObject({ status: 'OK', message: expect.stringContaining('no “') });
		expect(asked).toEqual([]);
	});

	it.each(Object.values(providers))(
		'is content with a secret alone for $name',
		async (provider) => {
			const { properties } = new (providerCredential(provider))();
			const untouched = Object.fromEntries(
				properties.map((one) => [one.name, String(one.default)]),
			);
			const { result, asked } = await tested({ ...untouched, signingSecret: 'secret' }, provider);
			expect(asked).toEqual([]);
			expect(result.status).toBe('OK');
			expect((await tested(untouched, provider)).result.status).toBe('Error');
		},
	);

	it('needs no secret where the API can be asked for it', async () => {
		expect((await tested({ apiKey: 'rk_1' }, withApi)).result.status).toBe('OK');
	});
});
