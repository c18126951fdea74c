import type { ApiCall } from '../../../core/api/types';
import type { CredentialFields } from '../../../core/auth/types';
import { secretMemory, type SecretMemory } from '../../../core/subscription/secrets';
import { namesOf } from '../../../providers/names';
import type { Provider } from '../../../providers/Provider';
import { egressFilter } from '../../shared/http/egressFilter';
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

/**
 * Undefined when the provider has no API, or the credential no token for it. `known` is what was
 * read of the credential already: n8n fetches and decrypts it each time.
 */
export async function apiAccess(
	context: TriggerContext,
	{ api, name }: Provider,
	known?: CredentialFields,
): Promise<ApiAccess | undefined> {
	const fields = api && (known ?? (await credentialFields(context, namesOf(name).credential)));
	if (!fields || !isFilled(namesIn(api.auth, api.baseUrl), fields)) return undefined;
	const token = JSON.stringify(namesIn(api.auth).map((name) => fields[name]));
	const { state } = await storeFor(context);
	const transport = httpTransport(egressFilter(context));
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
	known?: CredentialFields,
): Promise<string[]> {
	if (!provider.subscriptions) return [];
	const access = await apiAccess(context, provider, known);
	return access ? Object.values(await access.memory.recall()) : [];
}

/** The texts in a credential of the node; undefined without one. */
export async function credentialFields(
	context: TriggerContext,
	type: string,
): Promise<CredentialFields | undefined> {
	if (!context.getNode().credentials?.[type]) return undefined;
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
