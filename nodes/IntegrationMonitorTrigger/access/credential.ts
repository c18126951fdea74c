import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** Who may look, and the key of the sessions; it changes with the credential, which ends them all. */
export interface Access {
	/** The login form asks for a user and a password, or for the token. */
	form: 'password' | 'token';
	isToken(given: string): boolean;
	isLogin(user: string, password: string): boolean;
	/** A code that only this credential makes. */
	seal(text: string): string;
}

const SHORTEST_TOKEN = 16;
const SHORTEST_PASSWORD = 12;

/** Undefined when the credential holds nothing that could keep anybody out. */
export function accessOf(credential: Record<string, unknown>): Access | undefined {
	const [user, password, token] = [credential.user, credential.password, credential.token].map(
		(value) => (typeof value === 'string' ? value : ''),
	) as [string, string, string];
	const hasToken = token.length >= SHORTEST_TOKEN;
	const hasLogin = user !== '' && password.length >= SHORTEST_PASSWORD;
	if (!hasToken && !hasLogin) return undefined;
	const key = createHash('sha256')
		.update(JSON.stringify(['session', user, password, token]))
		.digest();
	return {
		form: hasLogin ? 'password' : 'token',
		isToken: (given) => hasToken && same(given, token),
		isLogin: (givenUser, givenPassword) => {
			// Both are compared, so that the time tells nothing about the name.
			const rightUser = same(givenUser, user);
			return same(givenPassword, password) && rightUser && hasLogin;
		},
		seal: (text) => createHmac('sha256', key).update(text).digest('base64url'),
	};
}

/** Takes as long for any pair of texts of any length. */
export function same(one: string, other: string): boolean {
	const digest = (text: string) => createHash('sha256').update(text).digest();
	return timingSafeEqual(digest(one), digest(other));
}
