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
import { findProvider } from '../../providers/registry';
import { credentialAuth, fieldsOf, type GenericCredential } from '../shared/http/credentialAuth';
import { n8nOAuth2 } from '../shared/http/n8nOAuth2';
import { clock } from '../shared/systemTime';
import { credentialOf } from './preset/chosen';
import { secretsIn } from './preset/secrets';

interface Authentication {
	label: string;
	credential: GenericCredential | 'steadfastOAuth2Api';
}

/** By the value of the node's field. */
export const AUTHENTICATIONS = {
	apiKey: { label: 'API Key', credential: 'steadfastApiKeyApi' },
	aws: { label: 'AWS Signature', credential: 'steadfastAwsApi' },
	basic: { label: 'Basic Auth', credential: 'steadfastBasicApi' },
	bearer: { label: 'Bearer Token', credential: 'steadfastBearerApi' },
	googleServiceAccount: {
		label: 'Google Service Account',
		credential: 'steadfastGoogleServiceAccountApi',
	},
	hmac: { label: 'HMAC Signing', credential: 'steadfastHmacSignedApi' },
	oauth2: { label: 'OAuth2', credential: 'steadfastOAuth2Api' },
	clientCredentials: {
		label: 'OAuth2 Client Credentials',
		credential: 'steadfastClientCredentialsOAuth2Api',
	},
	standardWebhooks: {
		label: 'Standard Webhooks Signing',
		credential: 'steadfastStandardWebhooksSigningApi',
	},
} satisfies Record<string, Authentication>;

/** n8n keeps its token and refreshes it. */
const BY_N8N = 'steadfastOAuth2Api';

/**
 * A credential of plain HTTP; the node adds those that its own code tests. It does not name plain
 * HTTP itself: where credentials name each value of a field, n8n's editor takes it for the way to
 * authenticate and hides it (getMainAuthField in its nodeTypesUtils).
 */
export const shownFor = (value: keyof typeof AUTHENTICATIONS) => ({
	required: true,
	displayOptions: { show: { authentication: [value] }, hide: { api: Object.keys(presets) } },
});

const ofPlainHttp = (['apiKey', 'basic', 'bearer', 'oauth2'] as const).map(
	(value): INodeCredentialDescription => ({
		name: AUTHENTICATIONS[value].credential,
		...shownFor(value),
	}),
);

/** An API that acts for a person wants OAuth 2.0 besides its own keys. */
const ofPresets = Object.values(presets).flatMap((preset): INodeCredentialDescription[] => {
	const displayOptions = { show: { api: [preset.name] } };
	// Where there is a trigger too, its node tests the credential, with what its deliveries need.
	const testedBy = findProvider(preset.name) ? undefined : 'testPresetCredential';
	const own = {
		name: credentialOf(preset),
		required: true,
		displayOptions,
		...(testedBy && { testedBy }),
	};
	return preset.oauth2 ? [own, { name: BY_N8N, displayOptions }] : [own];
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

function credentialFor(value: string): Authentication['credential'] {
	const known: Readonly<Record<string, Authentication>> = AUTHENTICATIONS;
	const chosen = Object.hasOwn(known, value) ? known[value] : undefined;
	if (chosen) return chosen.credential;
	throw new Error(`Authentication “${value}” is not known`);
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
		const hasOAuth = preset.oauth2 && context.getNode().credentials?.[BY_N8N] !== undefined;
		const oauth = hasOAuth ? [await n8nOAuth2(context, BY_N8N)] : [];
		const secrets = secretsIn(preset, fields);
		return { id: idOf(type), fields, secrets, authenticators: [own, ...oauth] };
	}
	const value = context.getNodeParameter('authentication', 0, 'none') as string;
	if (value === 'none') return { id: '', fields: {}, secrets: [], authenticators: [] };
	const credential = credentialFor(value);
	const caller = { id: idOf(credential), fields: {}, secrets: [] };
	if (credential === BY_N8N) {
		return { ...caller, authenticators: [await n8nOAuth2(context, credential)] };
	}
	const { auth, fields } = credentialAuth(credential, await context.getCredentials(credential));
	return { ...caller, authenticators: [authenticator(auth, fields, deps)] };
}
