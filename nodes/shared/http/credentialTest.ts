import { randomUUID } from 'node:crypto';
import type {
	ICredentialTestFunctions,
	ICredentialsDecrypted,
	ICredentialDataDecryptedObject,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { authenticator, tokenCache } from '../../../core/auth';
import type { HttpRequest } from '../../../core/http';
import { clock } from '../systemTime';
import { n8nTransport } from './n8nTransport';
import { credentialAuth, type GenericCredential } from './credentialAuth';

/**
 * Behind the Test button of credentials that no address can test: a token is fetched, a signature
 * made. The keys of AWS are asked who they are.
 */
export async function testCredential(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted<ICredentialDataDecryptedObject>,
): Promise<INodeCredentialTestResult> {
	const type = credential.type as GenericCredential;
	const { send } = n8nTransport(this);
	try {
		const { auth, fields } = credentialAuth(type, credential.data ?? {});
		// A cache of its own: a token that was fetched before says nothing about what was just typed.
		const deps = { send, clock, tokens: tokenCache(clock), newId: randomUUID };
		const isAws = type === 'steadfastAwsApi' && fields.region !== 'auto';
		const { apply } = authenticator(auth, isAws ? { ...fields, service: 'sts' } : fields, deps);
		const request = await apply(isAws ? whoAmI(fields.region ?? '') : NOWHERE);
		if (!isAws) return { status: 'OK', message: 'The credential is complete' };
		const { status } = await send(request);
		return status === 200
			? { status: 'OK', message: 'AWS knows the keys' }
			: { status: 'Error', message: `AWS does not accept the keys (HTTP ${status})` };
	} catch (error) {
		return { status: 'Error', message: error instanceof Error ? error.message : String(error) };
	}
}

const NOWHERE: HttpRequest = {
	method: 'POST',
	url: 'https://example.invalid/',
	headers: { 'content-type': 'application/json' },
	body: '{}',
	timeoutMs: 30_000,
};

/** Allowed for every key: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html */
function whoAmI(region: string): HttpRequest {
	return {
		method: 'GET',
		url: `https://sts.${region}.amazonaws.com/?Action=GetCallerIdentity&Version=2011-06-15`,
		headers: {},
		timeoutMs: 30_000,
	};
}
