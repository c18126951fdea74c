import { HttpFailure } from '../http';

/** Why a provider's API could not be used for a trigger. The message is for people. */
export class ApiProblem extends Error {
	/** The provider does not accept the token, or not for this. */
	readonly refused: boolean;
	/** The same may go well a little later. */
	readonly passing: boolean;

	constructor(
		override readonly cause: unknown,
		provider: string,
		needs: string,
	) {
		const status = cause instanceof HttpFailure ? cause.status : undefined;
		const refused = status === 401 || status === 403;
		super(refused ? refusal(status, provider, needs) : failure(cause, provider), { cause });
		this.name = 'ApiProblem';
		this.refused = refused;
		this.passing = !(cause instanceof HttpFailure) || cause.retryable;
	}
}

function refusal(status: number, provider: string, needs: string): string {
	const what =
		status === 401 ? 'does not know the API token' : 'does not allow this to the API token';
	return `${provider} ${what} in the credential (HTTP ${status}). It needs: ${needs}. Deliveries of a subscription that exists go on, but it is not checked or repaired, and missed events are not fetched, until the token is right.`;
}

function failure(cause: unknown, provider: string): string {
	const reason = cause instanceof Error ? cause.message : String(cause);
	return `The API of ${provider} could not be used; this is tried again. ${reason}`;
}
