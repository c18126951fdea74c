import type { IExecuteFunctions, INodeCredentialDescription } from 'n8n-workflow';
import { randomUUID } from 'node:crypto';
import {
	authenticator,
	tokenCache,
	type Authenticator,
	type CredentialFields,
} from '../../core/auth';
import type { HttpRequest, Transport } from '../../core/http';
import type { Preset } from '../../providers/Preset';
import { presets } from '../../providers/presets';
import { credentialAuth, fieldsOf, type GenericCredential } from '../shared/http/credentialAuth';
import { n8nOAuth2 } from '../shared/http/n8nOAuth2';
import { clock } from '../shared/systemTime';
import { credentialOf, PLAIN } from './preset/chosen';

interface Authentication {
	label: string;
	credential: GenericCredential | 'steadfastOAuth2Api';
	/** Its Test button runs code of this node: there is no address that could tell. */
	tested?: true;
}

/** By the value of the node's field. */
export const AUTHENTICATIONS: Readonly<Record<string, Authentication>> = {
	apiKey: { label: 'API Key', credential: 'steadfastApiKeyApi' },
	aws: { label: 'AWS Signature', credential: 'steadfastAwsApi', tested: true },
	basic: { label: 'Basic Auth', credential: 'steadfastBasicApi' },
	bearer: { label: 'Bearer Token', credential: 'steadfastBearerApi' },
	googleServiceAccount: {
		label: 'Google Service Account',
		credential: 'steadfastGoogleServiceAccountApi',
		tested: true,
	},
	hmac: { label: 'HMAC Signing', credential: 'steadfastHmacSignedApi', tested: true },
	oauth2: { label: 'OAuth2', credential: 'steadfastOAuth2Api' },
	clientCredentials: {
		label: 'OAuth2 Client Credentials',
		credential: 'steadfastClientCredentialsOAuth2Api',
		tested: true,
	},
	standardWebhooks: {
		label: 'Standard Webhooks Signing',
		credential: 'steadfastStandardWebhooksSigningApi',
		tested: true,
	},
};

const OAUTH2 = 'steadfastOAuth2Api';

const ofPlainHttp = Object.entries(AUTHENTICATIONS).map(
	([value, { credential, tested }]): INodeCredentialDescription => ({
		name: credential,
		required: true,
		displayOptions: { show: { api: [PLAIN], authentication: [value] } },
		...(tested && { testedBy: 'testCredential' }),
	}),
);

/** An API that acts for a person wants OAuth 2.0 besides its own keys. */
const ofPresets = Object.values(presets).flatMap((preset): INodeCredentialDescription[] => {
	const displayOptions = { show: { api: [preset.name] } };
	const own = { name: credentialOf(preset), required: true, displayOptions };
	return preset.oauth2 ? [own, { name: OAUTH2, displayOptions }] : [own];
});

export const credentials: INodeCredentialDescription[] = [...ofPlainHttp, ...ofPresets];

/** Tokens of this process, for all executions. */
const tokens = tokenCache(clock);

export interface Caller {
	authenticators: readonly Authenticator[];
	/** The credential's id, which tells callers apart. */
	id: string;
	/** For the placeholders of a preset. */
	fields: CredentialFields;
	/** Fields of the credential that nobody may read, beside what the authenticators use. */
	secrets: readonly string[];
}

/** Who calls. @throws an Error that names what the credential lacks. */
export async function readCaller(
	context: IExecuteFunctions,
	transport: Transport,
	preset: Preset | undefined,
): Promise<Caller> {
	const idOf = (type: string) => context.getNode().credentials?.[type]?.id ?? type;
	const send = (request: HttpRequest) =>
		transport.send(request, context.getExecutionCancelSignal());
	const deps = { send, clock, tokens, newId: randomUUID };
	if (preset) {
		const type = credentialOf(preset);
		const fields = fieldsOf(await context.getCredentials(type));
		const own = authenticator(preset.api.auth, fields, deps);
		const hasOAuth = preset.oauth2 && context.getNode().credentials?.[OAUTH2] !== undefined;
		const oauth = hasOAuth ? [await n8nOAuth2(context, OAUTH2)] : [];
		const secrets = preset.api.fields.flatMap(({ name, secret }) =>
			secret && fields[name] ? [fields[name]] : [],
		);
		return { id: idOf(type), fields, secrets, authenticators: [own, ...oauth] };
	}
	const value = context.getNodeParameter('authentication', 0, 'none') as string;
	if (value === 'none') return { id: '', fields: {}, secrets: [], authenticators: [] };
	const chosen = Object.hasOwn(AUTHENTICATIONS, value) ? AUTHENTICATIONS[value] : undefined;
	if (!chosen) throw new Error(`Authentication “${value}” is not known`);
	const { credential } = chosen;
	const caller = { id: idOf(credential), fields: {}, secrets: [] };
	if (credential === OAUTH2) {
		return { ...caller, authenticators: [await n8nOAuth2(context, credential)] };
	}
	const { auth, fields } = credentialAuth(credential, await context.getCredentials(credential));
	return { ...caller, authenticators: [authenticator(auth, fields, deps)] };
}
