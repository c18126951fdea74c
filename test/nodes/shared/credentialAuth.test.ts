import { join } from 'node:path';
import type { ICredentialType, IExecuteFunctions } from 'n8n-workflow';
import { authenticator, tokenCache, type AuthenticatorDeps } from '../../../core/auth';
import type { HttpRequest } from '../../../core/http';
import { credentialAuth, type GenericCredential } from '../../../nodes/shared/http/credentialAuth';
import { n8nOAuth2 } from '../../../nodes/shared/http/n8nOAuth2';

const FOLDER = join(__dirname, '../../../credentials');
const REQUEST: HttpRequest = {
	method: 'POST',
	url: 'https://api.example.com/orders',
	headers: {},
	body: '{}',
	timeoutMs: 1000,
};

const deps: AuthenticatorDeps = {
	send: async () => ({
		status: 200,
		headers: {},
		body: Buffer.from('{"access_token":"fetched","expires_in":60}'),
	}),
	clock: () => Date.UTC(2026, 10, 20),
	tokens: tokenCache(() => 0),
	newId: () => 'id',
};

/** The credential as n8n saves it: what a person typed over the fields' defaults. */
async function saved(type: GenericCredential, typed: Record<string, string>) {
	const name = type[0]!.toUpperCase() + type.slice(1);
	const loaded: unknown = await import(join(FOLDER, `${name}.credentials.ts`));
	const Class = (loaded as Record<string, new () => ICredentialType>)[name]!;
	const defaults = new Class().properties.map((property) => [property.name, property.default]);
	return { ...Object.fromEntries(defaults), ...typed };
}

describe('credentialAuth', () => {
	it.each<[GenericCredential, Record<string, string>, Record<string, string | RegExp>]>([
		['steadfastApiKeyApi', { apiKey: 'k' }, { 'x-api-key': 'k' }],
		['steadfastBasicApi', { user: 'u', password: 'p' }, { authorization: 'Basic dTpw' }],
		['steadfastBasicApi', { user: 'u' }, { authorization: 'Basic dTo=' }],
		['steadfastBearerApi', { token: 't' }, { authorization: 'Bearer t' }],
		[
			'steadfastClientCredentialsOAuth2Api',
			{ tokenUrl: 'https://login.example.com', clientId: 'i', clientSecret: 's' },
			{ authorization: 'Bearer fetched' },
		],
		[
			'steadfastAwsApi',
			{ accessKeyId: 'AK', secretAccessKey: 's' },
			{ authorization: /AK\/20261120\/us-east-1\/s3\/aws4_request/ },
		],
		['steadfastHmacSignedApi', { secret: 's' }, { 'x-signature': /^[0-9a-f]{64}$/ }],
		[
			'steadfastStandardWebhooksSigningApi',
			{ secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' },
			{ 'webhook-id': 'id', 'webhook-signature': /^v1,[\w+/]{43}=$/ },
		],
	])('%s %j', async (type, typed, headers) => {
		const { auth, fields } = credentialAuth(type, await saved(type, typed));
		const applied = await authenticator(auth, fields, deps).apply(REQUEST);
		for (const [name, value] of Object.entries(headers)) {
			expect(applied.headers[name]).toEqual(
				value instanceof RegExp ? expect.stringMatching(value) : value,
			);
		}
	});
});

describe('n8nOAuth2', () => {
	function context(tokenData?: object) {
		let refreshes = 0;
		const fake = {
			getCredentials: async () => ({ oauthTokenData: tokenData }),
			getNode: () => ({ name: 'HTTP' }),
			helpers: {
				refreshOAuth2Token: async () => ({ access_token: `fresh-${(refreshes += 1)}` }),
			},
		};
		return { fake: fake as unknown as IExecuteFunctions, refreshes: () => refreshes };
	}

	it('sends the token that n8n keeps, and has it refreshed once for all who were refused', async () => {
		const { fake, refreshes } = context({ access_token: 'stale' });
		const oauth = await n8nOAuth2(fake, 'steadfastOAuth2Api');
		const refused = await oauth.apply(REQUEST);
		expect(refused.headers.authorization).toBe('Bearer stale');
		await Promise.all([oauth.refresh?.(refused), oauth.refresh?.(refused)]);
		await oauth.refresh?.(refused);
		expect((await oauth.apply(REQUEST)).headers.authorization).toBe('Bearer fresh-1');
		expect(refreshes()).toBe(1);
		expect(oauth.secrets()).toEqual(['stale', 'fresh-1']);
	});

	it('says that the account is not connected', async () => {
		await expect(n8nOAuth2(context().fake, 'steadfastOAuth2Api')).rejects.toThrow('not connected');
	});
});
