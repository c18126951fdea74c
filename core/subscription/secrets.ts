import { open, seal } from '../crypto/seal';
import type { SharedState } from '../state';

/** Signing secrets by the id of their subscription. */
export type Secrets = Readonly<Record<string, string>>;

/** Where the secrets that a provider told only once are kept, for one trigger. */
export interface SecretMemory {
	/** Nothing when they were kept under another token: the subscription is then made anew. */
	recall(): Promise<Secrets>;
	remember(secrets: Secrets): Promise<void>;
	/** Whether there are some that this token does not open. */
	isLocked(): Promise<boolean>;
}

interface Sealed {
	sealed: string;
}

/**
 * Keeps signing secrets in the shared state, sealed with the API token that they came by: who has
 * the token could have them anyway, and who has only the state has nothing.
 */
export function secretMemory(state: SharedState, scope: string, token: string): SecretMemory {
	const key = `subscription-secrets/${scope}`;
	const read = async () => {
		const kept = await state.read<Sealed>(key);
		return { kept, plain: kept && open(kept.sealed, token, key) };
	};
	return {
		async recall() {
			const { plain } = await read();
			return plain === undefined ? {} : (JSON.parse(plain) as Secrets);
		},
		async isLocked() {
			const { kept, plain } = await read();
			return kept !== undefined && plain === undefined;
		},
		async remember(secrets) {
			const sealed = seal(JSON.stringify(secrets), token, key);
			const empty = Object.keys(secrets).length === 0;
			await state.update<Sealed, void>(key, () => ({
				state: empty ? undefined : { sealed },
				result: undefined,
			}));
		},
	};
}
