import type { ICredentialType, INodeProperties } from 'n8n-workflow';
import type { CredentialField } from '../providers/CredentialField';
import { providerIcon } from '../providers/icon';
import { namesOf } from '../providers/names';
import type { Preset } from '../providers/Preset';
import { findPreset } from '../providers/presets';
import type { Provider } from '../providers/Provider';

/** The credential class of a provider. The build writes a file for each, as n8n wants. */
export function providerCredential(provider: Provider): new () => ICredentialType {
	return class implements ICredentialType {
		name = namesOf(provider.name).credential;

		displayName = `${provider.displayName} (Steadfast)`;

		icon = providerIcon(provider, '..');

		documentationUrl = provider.docs.webhooks;

		properties = fieldsOf(provider).map(property);
	};
}

/** The credential class of an API that sends no webhooks. */
export function presetCredential(preset: Preset): new () => ICredentialType {
	return class implements ICredentialType {
		name = namesOf(preset.name).credential;

		displayName = `${preset.displayName} (Steadfast)`;

		icon = { light: 'file:icons/apiKey.svg', dark: 'file:icons/apiKey.dark.svg' } as const;

		documentationUrl = preset.docs.api;

		properties = preset.api.fields.map(property);
	};
}

/** What deliveries are checked with, then what only the provider's API and its preset need. */
export function fieldsOf(provider: Provider): readonly CredentialField[] {
	const { name, displayName, webhook, api } = provider;
	const managed = api?.fields ?? [];
	const known = new Set<string>(managed.map((field) => field.name));
	// Webhooks may be managed by another API, or with another key, than the preset's calls.
	const called = findPreset(name)?.api.fields ?? [];
	const help = comesByItsSecret(provider)
		? `${webhook.setup} Leave it empty where you fill in the fields of the API: the trigger then makes the webhook and keeps its secret.`
		: webhook.setup;
	return [
		{ name: 'signingSecret', label: webhook.secret, help, secret: true },
		{
			name: 'previousSigningSecret',
			label: `Previous ${webhook.secret}`,
			help: `While you change it: the old one is accepted too. Empty it when ${displayName} uses the new one only.`,
			secret: true,
		},
		...(webhook.options?.includes('verifyToken') ? [verifyToken(displayName)] : []),
		...managed,
		...called.filter((field) => !known.has(field.name)),
	];
}

/** Can the trigger do without a secret of the person's, where it may make the webhook? */
function comesByItsSecret({ api, subscriptions }: Provider): boolean {
	if (!api || !subscriptions) return false;
	const names = ['signingSecret', 'verifyToken', ...api.fields.map(({ name }) => name)];
	const filledIn = Object.fromEntries(names.map((name) => [name, 'x']));
	return subscriptions(filledIn, { url: 'https://n8n.example.com' }).secret.from !== 'elsewhere';
}

function verifyToken(displayName: string): CredentialField {
	return {
		name: 'verifyToken',
		label: 'Verify Token',
		help: `A word of your choice, the same here and at ${displayName}, which asks for it when the URL is registered.`,
		secret: true,
	};
}

function property({
	name,
	label,
	help,
	secret,
	placeholder,
	options,
	default: preset,
}: CredentialField): INodeProperties {
	const common = { displayName: label, name, description: help, placeholder };
	if (options) {
		const choices = options.map((choice) => ({ name: choice.label, value: choice.value }));
		return { ...common, type: 'options', options: choices, default: preset ?? choices[0]?.value };
	}
	return {
		...common,
		type: 'string',
		default: preset ?? '',
		...(secret && { typeOptions: { password: true } }),
	};
}
