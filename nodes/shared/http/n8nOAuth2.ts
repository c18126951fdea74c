import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import type { Authenticator } from '../../../core/auth';

interface TokenData {
	access_token?: string;
}

/**
 * A token that n8n keeps: it made the connection, and it refreshes. `refreshOAuth2Token` takes a
 * lock over all processes of the instance, stores the new token with the credential and answers with
 * it; it answers with the stored one where another process was faster (n8n 2.41,
 * request-helpers/oauth.js).
 *
 * @param type a credential type that extends `oAuth2Api`
 */
export async function n8nOAuth2(context: IExecuteFunctions, type: string): Promise<Authenticator> {
	const { oauthTokenData } = await context.getCredentials<{ oauthTokenData?: TokenData }>(type);
	let token = requireToken(oauthTokenData);
	let refreshing: Promise<void> | undefined;
	const seen = new Set([token]);

	async function refreshToken(): Promise<void> {
		const data: unknown = await context.helpers.refreshOAuth2Token.call(context, type);
		token = requireToken(data as TokenData);
		seen.add(token);
	}

	function requireToken(data: TokenData | undefined): string {
		if (data?.access_token) return data.access_token;
		throw new NodeOperationError(context.getNode(), 'The OAuth2 credential is not connected', {
			description: 'Open the credential and connect it to the account.',
		});
	}

	return {
		apply: async (request) => ({
			...request,
			headers: { ...request.headers, authorization: `Bearer ${token}` },
		}),
		async refresh({ headers }) {
			if (headers.authorization !== `Bearer ${token}`) return;
			refreshing ??= refreshToken().finally(() => (refreshing = undefined));
			await refreshing;
		},
		secrets: () => [...seen],
	};
}
