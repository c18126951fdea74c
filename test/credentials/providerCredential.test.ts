import { providerCredential } from '../../credentials/providerCredential';
import { namesOf } from '../../providers/names';
import { presets } from '../../providers/presets';
import type { Provider } from '../../providers/Provider';
import { providers } from '../../providers/registry';

const made = (provider: Provider) => new (providerCredential(provider))();
const field = (provider: Provider, name: string) =>
	made(provider).properties.find((one) => one.name === name);

/** An app's or a topic's, which no webhook brings with it. */
const NEEDS_ITS_SECRET = ['ably', 'aws-s3', 'aws-ses', 'aws-sns', 'meta', 'shopify'];

describe.each(Object.values(providers))('the credential of $name', (provider) => {
	it('asks for the secret by its name, for the one before, and hides both', () => {
		const { name, documentationUrl } = made(provider);
		expect(name).toBe(namesOf(provider.name).credential);
		expect(documentationUrl).toMatch(/^https:/);
		expect(field(provider, 'signingSecret')).toMatchObject({
			displayName: provider.webhook.secret,
			typeOptions: { password: true },
		});
		expect(field(provider, 'previousSigningSecret')).toMatchObject({
			displayName: `Previous ${provider.webhook.secret}`,
			typeOptions: { password: true },
		});
	});

	it('has each field once, under a title, with a help text', () => {
		const { properties } = made(provider);
		for (const { displayName } of properties) {
			expect(displayName).not.toMatch(/ (?!and|of|or|the)[a-z]/);
		}
		expect(new Set(properties.map(({ name }) => name)).size).toBe(properties.length);
		for (const { description } of properties) expect(description).toMatch(/\w/);
	});

	it('says whether the secret may be left empty', () => {
		const help = field(provider, 'signingSecret')?.description ?? '';
		const mayBeEmpty = provider.subscriptions && !NEEDS_ITS_SECRET.includes(provider.name);
		expect(help.includes('Leave it empty where')).toBe(mayBeEmpty === true);
	});

	it('has what calls with it need, where a preset uses it too', () => {
		const needed = Object.values(presets).find(({ name }) => name === provider.name)?.api.fields;
		const asked = made(provider).properties.map(({ name }) => name);
		expect(asked).toEqual(expect.arrayContaining((needed ?? []).map(({ name }) => name)));
	});

	it('asks for a verify token where the provider asks for one', () => {
		const asks = provider.webhook.options?.includes('verifyToken') === true;
		expect(field(provider, 'verifyToken') !== undefined).toBe(asks);
	});
});

describe('the names of a provider', () => {
	it('follow from its folder', () => {
		expect(namesOf('shopify')).toMatchObject({
			node: 'shopifyVerifiedTrigger',
			nodeClass: 'ShopifyVerifiedTrigger',
			credential: 'steadfastShopifyApi',
		});
		expect(namesOf('auth0-log-stream')).toEqual({
			variable: 'auth0LogStream',
			preset: 'auth0LogStreamPreset',
			node: 'auth0LogStreamVerifiedTrigger',
			nodeClass: 'Auth0LogStreamVerifiedTrigger',
			credential: 'steadfastAuth0LogStreamApi',
			credentialClass: 'SteadfastAuth0LogStreamApi',
		});
	});
});

describe('the fields of an API', () => {
	const provider: Provider = {
		...providers.stripe,
		api: {
			baseUrl: 'https://api.example.com',
			auth: { type: 'query', name: 'key', value: '{apiKey}' },
			fields: [
				{ name: 'apiKey', label: 'API Key', help: 'From the settings', secret: true },
				{
					name: 'mode',
					label: 'Mode',
					help: 'Of the account',
					options: [
						{ value: 'live', label: 'Live' },
						{ value: 'test', label: 'Test' },
					],
				},
			],
		},
	};

	it('stand behind those of the webhook', () => {
		expect(field(provider, 'apiKey')).toEqual({
			displayName: 'API Key',
			name: 'apiKey',
			description: 'From the settings',
			type: 'string',
			default: '',
			typeOptions: { password: true },
		});
		expect(field(provider, 'mode')).toMatchObject({
			type: 'options',
			default: 'live',
			options: [
				{ name: 'Live', value: 'live' },
				{ name: 'Test', value: 'test' },
			],
		});
	});
});
