import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { accessOf } from './access/credential';

/** Nothing to call: the credential is for those who call us. Is it one that keeps people out? */
export async function testMonitorAccess(
	this: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	return accessOf(data)
		? { status: 'OK', message: 'The monitor can be opened with it' }
		: {
				status: 'Error',
				message: 'Give a token of at least 16 characters, or a user and a password of at least 12',
			};
}
