import { randomBytes } from 'node:crypto';
import { same, type Access } from './credential';

const COOKIE = 'steadfast-monitor';
const LASTS_MS = 12 * 3_600_000;

export interface Session {
	/** What every form of this session must carry. */
	csrf: string;
}

export interface CookieScope {
	/** The monitor's own path: no other page of n8n's gets the cookie. */
	path: string;
	secure: boolean;
}

/** The cookie of a new session: when it ends and a random id, sealed. Nothing is stored. */
export function openSession(access: Access, scope: CookieScope, now: number): string {
	const session = `${now + LASTS_MS}.${randomBytes(16).toString('base64url')}`;
	return cookie(`${session}.${access.seal(`cookie ${session}`)}`, LASTS_MS / 1000, scope);
}

export const closeSession = (scope: CookieScope): string => cookie('', 0, scope);

/** The session that a request belongs to; undefined when it is over, forged or absent. */
export function sessionOf(
	access: Access,
	cookies: string | undefined,
	now: number,
): Session | undefined {
	for (const pair of (cookies ?? '').split(';')) {
		const [name, value = ''] = pair.trim().split('=');
		const [until = '', id = '', code = ''] = value.split('.');
		if (name !== COOKIE || !(Number(until) > now)) continue;
		const session = `${until}.${id}`;
		if (same(code, access.seal(`cookie ${session}`))) {
			return { csrf: access.seal(`csrf ${session}`) };
		}
	}
	return undefined;
}

function cookie(value: string, maxAge: number, { path, secure }: CookieScope): string {
	const attributes = [`Path=${path}`, `Max-Age=${maxAge}`, 'HttpOnly', 'SameSite=Strict'];
	return [`${COOKIE}=${value}`, ...attributes, ...(secure ? ['Secure'] : [])].join('; ');
}
