import type { IExecuteFunctions, INodeCredentialDescription } from 'n8n-workflow';
import { randomUUID } from 'node:crypto';
import { authenticator, tokenCache, type Authenticator } from '../../core/auth';
import type { Transport } from '../../core/http';
import { credentialAuth, type GenericCredential } from '../shared/http/credentialAuth';
import { n8nOAuth2 } from '../shared/http/n8nOAuth2';
import { clock } from '../shared/systemTime';

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
		credential: 'steadfastStandardWebhooksApi',
		tested: true,
	},
};

export const credentials: INodeCredentialDescription[] = Object.entries(AUTHENTICATIONS).map(
	([value, { credential, tested }]) => ({
		name: credential,
		required: true,
		displayOptions: { show: { authentication: [value] } },
		...(tested && { testedBy: 'testCredential' }),
	}),
);

/** Tokens of this process, for all executions. */
const tokens = tokenCache(clock);

export interface Caller {
	authenticator?: Authenticator;
	/** The credential's id, which tells callers apart. */
	id: string;
}

/** Who calls. @throws an Error that names what the credential lacks. */
export async function readCaller(
	context: IExecuteFunctions,
	transport: Transport,
): Promise<Caller> {
	const value = context.getNodeParameter('authentication', 0, 'none') as string;
	if (value === 'none') return { id: '' };
	const chosen = Object.hasOwn(AUTHENTICATIONS, value) ? AUTHENTICATIONS[value] : undefined;
	if (!chosen) throw new Error(`Authentication “${value}” is not known`);
	const { credential } = chosen;
	const id = context.getNode().credentials?.[credential]?.id ?? credential;
	if (credential === 'steadfastOAuth2Api') {
		return { id, authenticator: await n8nOAuth2(context, credential) };
	}
	const { auth, fields } = credentialAuth(credential, await context.getCredentials(credential));
	const send = (request: Parameters<Transport['send']>[0]) =>
		transport.send(request, context.getExecutionCancelSignal());
	return {
		id,
		authenticator: authenticator(auth, fields, { send, clock, tokens, newId: randomUUID }),
	};
}
