import type {
	ICredentialTestFunction,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import type { CredentialFields } from '../../../core/auth/types';
import type { CredentialField } from '../../../providers/CredentialField';
import type { Provider } from '../../../providers/Provider';
import { findPreset } from '../../../providers/presets';
import type { ProviderApi } from '../../../providers/ProviderApi';
import type { Transport } from '../../../core/http';
import { n8nTransport } from '../../shared/http/n8nTransport';
import { providerCall } from '../../shared/http/providerCall';

/** Makes the API's harmless call. @throws an Error that says why the API refused it. */
async function testApi(
	api: ProviderApi,
	path: string,
	fields: CredentialFields,
	transport: Transport,
): Promise<void> {
	await providerCall(api, fields, transport)({ method: 'GET', path });
}

/**
 * Finds what a person does wrong when pasting a secret; only a delivery can prove it right. Where
 * the fields of the API are filled in, the API is asked.
 */
export function credentialTest({
	name,
	displayName,
	webhook,
	api,
}: Provider): ICredentialTestFunction {
	return async function (this: ICredentialTestFunctions, credential) {
		const fields = texts(credential.data ?? {});
		const isFor = (one: ProviderApi | undefined) =>
			one?.fields.some((field) => isFilledIn(field, fields[field.name])) === true;
		const asksApi = isFor(api);
		const isForCalls = asksApi || isFor(findPreset(name)?.api);
		const secret = fields.signingSecret ?? '';
		if (secret.trim() === '' && !isForCalls) {
			return error(`Fill in “${webhook.secret}”: without it nothing is accepted.`);
		}
		for (const [field, label] of [
			['signingSecret', webhook.secret],
			['previousSigningSecret', `Previous ${webhook.secret}`],
		] as const) {
			const value = fields[field] ?? '';
			if (value !== value.trim())
				return error(`“${label}” begins or ends with a space or newline.`);
		}
		if (api?.test !== undefined && asksApi) {
			const refused = await testApi(api, api.test, fields, n8nTransport(this)).then(
				() => undefined,
				(reason: Error) => reason.message,
			);
			if (refused !== undefined) return error(`${displayName}’s API refused the call: ${refused}`);
		}
		if (secret.trim() === '')
			return ok(`There is no “${webhook.secret}”, only what the API needs.`);
		return ok(
			`“${webhook.secret}” can be used. Whether it is the right one shows with the first delivery.`,
		);
	};
}

/** A form holds choices and defaults before anybody has touched it. */
function isFilledIn({ options, default: preset }: CredentialField, value = ''): boolean {
	return !options && value !== '' && value !== preset;
}

function ok(message: string): INodeCredentialTestResult {
	return { status: 'OK', message };
}

function error(message: string): INodeCredentialTestResult {
	return { status: 'Error', message };
}

function texts(data: object): CredentialFields {
	return Object.fromEntries(
		Object.entries(data).filter((field): field is [string, string] => typeof field[1] === 'string'),
	);
}
