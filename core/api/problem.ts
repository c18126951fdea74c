import { HttpFailure } from '../http';

/** Why a provider's API could not be used for a trigger. The message is for people. */
export class ApiProblem extends Error {
	/** The provider does not accept the token, or not for this, which may look like a 404. */
	readonly refused: boolean;
	/** The same may go well a little later. */
	readonly passing: boolean;

	constructor(
		override readonly cause: unknown,
		provider: string,
		needs: string,
	) {
		const status = cause instanceof HttpFailure ? cause.status : undefined;
		const refusal = REFUSALS[status ?? 0];
		super(
			refusal
				? `${provider} ${refusal} (HTTP ${status}). It needs: ${needs}. ${UNTIL_THEN}`
				: `The API of ${provider} could not be used; this is tried again. ${reasonOf(cause)}`,
			{ cause },
		);
		this.name = 'ApiProblem';
		this.refused = refusal !== undefined;
		this.passing = !(cause instanceof HttpFailure) || cause.retryable;
	}
}

const REFUSALS: Readonly<Record<number, string | undefined>> = {
	401: 'does not know the API token in the credential',
	403: 'does not allow this to the API token in the credential',
	404: 'does not find what the credential names, or does not show it to this API token',
};

const UNTIL_THEN =
	'Deliveries of a subscription that exists go on, but it is not checked or repaired, and missed events are not fetched, until the token is right.';

function reasonOf(cause: unknown): string {
	return cause instanceof Error ? cause.message : String(cause);
}
