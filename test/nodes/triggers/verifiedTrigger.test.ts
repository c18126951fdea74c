import { NodeHelpers, type INodeProperties } from 'n8n-workflow';
import { verifiedTrigger } from '../../../nodes/triggers/shared/verifiedTrigger';
import type { Provider } from '../../../providers/Provider';
import { providers } from '../../../providers/registry';

const described = (provider: Provider) => new (verifiedTrigger(provider))().description;
const property = (provider: Provider, name: string) =>
	described(provider).properties.find((one) => one.name === name);
const options = (from: INodeProperties | undefined) =>
	(from?.options ?? []) as Array<INodeProperties & { value: string }>;
const settings = (provider: Provider) =>
	options(property(provider, 'settings')).map(({ name }) => name);

describe.each(Object.values(providers))('the trigger of $name', (provider) => {
	const { webhook } = provider;

	it('is a trigger with the provider’s own credential, icon and address', () => {
		const node = described(provider);
		expect(node).toMatchObject({
			displayName: `${provider.displayName} Verified Trigger`,
			group: ['trigger'],
			inputs: [],
			icon: { light: expect.stringContaining(`/providers/${provider.name}/icon.svg`) },
			credentials: [
				{ required: true, testedBy: 'testCredential' },
				{ name: 'steadfastPostgresStoreApi', required: false },
				{ name: 'steadfastRedisStoreApi', required: false },
			],
		});
		expect(node.name).toMatch(/^[a-z][A-Za-z0-9]+VerifiedTrigger$/);
		expect(node.webhooks?.map(({ httpMethod, path }) => `${httpMethod} ${path}`)).toEqual(
			// Before the POST's `create` is called, by which a provider may ask for the GET at once.
			webhook.methods
				? [`GET ${provider.name}`, `POST ${provider.name}`]
				: [`POST ${provider.name}`],
		);
	});

	it('offers each event once, all of them, and those that are not listed', () => {
		const events = property(provider, 'events');
		const values = options(events).map(({ value }) => value);
		expect(values).toEqual(['*', ...webhook.events.map(({ type }) => type)]);
		const names = options(events).map(({ name }) => name);
		expect(new Set(names).size).toBe(names.length);
		expect(events?.default).toEqual(webhook.events.length === 0 ? ['*'] : []);
		expect(settings(provider)).toContain('otherEvents');
	});

	it('asks for what its data asks for, with a help text each', () => {
		const asked = (webhook.options ?? []).filter((name) => name !== 'verifyToken');
		expect(settings(provider)).toEqual(expect.arrayContaining(asked));
		for (const field of options(property(provider, 'settings'))) {
			expect(field.description).toMatch(/\w/);
		}
	});
});

describe('a Verified Trigger', () => {
	it('names an event’s group before the event', () => {
		const events = options(property(providers.github, 'events'));
		expect(events).toContainEqual(
			expect.objectContaining({ name: expect.stringMatching(/^Issues: /) }),
		);
	});

	it.each([
		['Account', 'account.updated', 'Account Updated'],
		['Charge', 'charge.refunded', 'Charge Refunded'],
	])('does not say the group %s twice', (_, type, name) => {
		const events = options(property(providers.stripe, 'events'));
		expect(events).toContainEqual(expect.objectContaining({ value: type, name }));
	});

	it('takes a group’s singular for the group', () => {
		const events = options(property(providers.shopify, 'events'));
		expect(events).toContainEqual(
			expect.objectContaining({ value: 'orders/create', name: 'Order Created' }),
		);
	});

	it('puts one line into the notice, because n8n shows no others there', () => {
		expect(property(providers.shopify, 'setupNotice')?.displayName).toMatch(/secret\. Or let/);
		expect(property(providers.shopify, 'setupNotice')?.displayName).not.toContain('<');
	});

	it('offers to take a delivery apart only where there is a choice', () => {
		expect(property(providers.sendgrid, 'splitEvents')?.default).toBe(true);
		expect(property(providers.stripe, 'splitEvents')).toBeUndefined();
		// What Segment does not sign is never taken.
		expect(property(providers.segment, 'splitEvents')).toBeUndefined();
	});

	it('lets an age be set where the provider says one', () => {
		expect(settings(providers.stripe)).toContain('toleranceMinutes');
		expect(settings(providers.stripe)).not.toContain('maxAgeHours');
		expect(settings(providers.shopify)).toContain('maxAgeHours');
		expect(settings(providers.github)).not.toContain('maxAgeHours');
		expect(settings(providers['google-cloud-storage'])).not.toContain('maxAgeHours');
	});

	it.each([
		['ledger', { attempts: 3, reconcileMinutes: 5, otherEvents: 'x' }],
		['direct', { otherEvents: 'x' }],
	])('has the options that mean something, delivery mode %s', (deliveryMode, shown) => {
		const filledIn = { attempts: 3, reconcileMinutes: 5, otherEvents: 'x' };
		const node = described(providers.stripe);
		const parameters = NodeHelpers.getNodeParameters(
			node.properties,
			{ events: ['*'], deliveryMode, settings: filledIn },
			true,
			false,
			null,
			node,
		);
		expect(parameters?.settings).toEqual(shown);
	});

	it('shows the options of others nowhere', () => {
		expect(settings(providers.stripe)).not.toContain('notificationUrl');
		expect(settings(providers.square)).toContain('notificationUrl');
	});
});
