import type { ApiCall } from '../../../core/api/types';
import type { CredentialFields } from '../../../core/auth/types';
import { secretMemory, type SecretMemory } from '../../../core/subscription/secrets';
import type { Provider } from '../../../providers/Provider';
import { httpTransport } from '../../shared/http/httpTransport';
import { providerCall } from '../../shared/http/providerCall';
import { storeFor } from '../../shared/storeFor';
import { triggerScope, type TriggerContext } from './parameters';

/** What a trigger's credential lets us do at the provider. */
export interface ApiAccess {
	fields: CredentialFields;
	/** The signing secret that a person gave. */
	secret?: string;
	memory: SecretMemory;
	call: ApiCall;
}

/** Undefined when the provider has no API, or the credential no token for it. */
export async function apiAccess(
	context: TriggerContext,
	{ api }: Provider,
): Promise<ApiAccess | undefined> {
	const fields = api && (await credentialFields(context));
	if (!fields || !isFilled(namesIn(api.auth, api.baseUrl), fields)) return undefined;
	const token = JSON.stringify(namesIn(api.auth).map((name) => fields[name]));
	const { state } = await storeFor(context);
	const transport = httpTransport(context.helpers.getSecureEgressFilter());
	return {
		fields,
		...(fields.signingSecret && { secret: fields.signingSecret }),
		memory: secretMemory(state, triggerScope(context), token),
		call: providerCall(api, fields, transport),
	};
}

/** Secrets of subscriptions that this trigger has made, for the verification of a delivery. */
export async function subscriptionSecrets(
	context: TriggerContext,
	provider: Provider,
): Promise<string[]> {
	if (!provider.subscriptions) return [];
	const access = await apiAccess(context, provider);
	return access ? Object.values(await access.memory.recall()) : [];
}

/** A trigger has one credential. */
async function credentialFields(context: TriggerContext): Promise<CredentialFields | undefined> {
	const [type] = Object.keys(context.getNode().credentials ?? {});
	if (type === undefined) return undefined;
	const texts = Object.entries(await context.getCredentials(type)).filter(
		(entry): entry is [string, string] => typeof entry[1] === 'string',
	);
	return Object.fromEntries(texts);
}

function isFilled(names: readonly string[], fields: CredentialFields): boolean {
	return names.every((name) => Object.hasOwn(fields, name) && fields[name]?.trim() !== '');
}

/** The fields that a text or an object of texts speaks of. */
function namesIn(...templates: ReadonlyArray<string | object>): string[] {
	const matches = JSON.stringify(templates).matchAll(/\{(\w+)\}/g);
	return [...new Set([...matches].map(([, name = '']) => name))].sort();
}
