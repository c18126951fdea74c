import type { ICredentialsDecrypted, INodeCredentialTestResult } from 'n8n-workflow';

/** Finds what a person does wrong when pasting a secret; only a delivery can prove it right. */
export async function testSigningSecret(
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const { signingSecret } = credential.data ?? {};
	if (typeof signingSecret !== 'string' || signingSecret.trim() === '') {
		return {
			status: 'Error',
			message: 'Paste the signing secret: without it nothing is accepted.',
		};
	}
	if (signingSecret !== signingSecret.trim()) {
		return {
			status: 'Error',
			message: 'The signing secret begins or ends with a space or newline.',
		};
	}
	return {
		status: 'OK',
		message: 'The secret can be used. Whether it is the right one shows with the first delivery.',
	};
}
