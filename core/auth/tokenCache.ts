import type { Clock } from '../time';

export interface Token {
	value: string;
	/** ms since the epoch. */
	expiresAt: number;
}

/** Access tokens, shared by everything that asks for the same one. */
export interface TokenCache {
	/** The token under `key`; fetched when there is none, once for all who wait for it. */
	get(key: string, fetch: () => Promise<Token>): Promise<string>;
	/** Forgets a token that the API refused, unless a newer one has taken its place. */
	forget(key: string, refused: string): void;
}

/** A token that ends within this time could end on its way. */
const EXPIRY_SKEW_MS = 60_000;
/** Clients that authenticate from one process; more of them than this fetch their tokens again. */
const MAX_TOKENS = 1000;

export function tokenCache(clock: Clock): TokenCache {
	const tokens = new Map<string, Token>();
	const fetching = new Map<string, Promise<Token>>();

	async function fetchOnce(key: string, fetch: () => Promise<Token>): Promise<Token> {
		try {
			const token = await fetch();
			if (tokens.size >= MAX_TOKENS) tokens.clear();
			tokens.set(key, token);
			return token;
		} finally {
			fetching.delete(key);
		}
	}

	return {
		async get(key, fetch) {
			const known = tokens.get(key);
			if (known && clock() < known.expiresAt) return known.value;
			const pending = fetching.get(key) ?? fetchOnce(key, fetch);
			fetching.set(key, pending);
			return (await pending).value;
		},
		forget(key, refused) {
			if (tokens.get(key)?.value === refused) tokens.delete(key);
		},
	};
}

/**
 * When to stop using a token that was granted for `lifetimeMs` at `now`: a little early, but never
 * before half its life is over.
 */
export function expiryOf(now: number, lifetimeMs: number): number {
	return now + Math.max(lifetimeMs - EXPIRY_SKEW_MS, lifetimeMs / 2);
}
