import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

export const POSTGRES_STORE = 'steadfastPostgresStoreApi';
export const REDIS_STORE = 'steadfastRedisStoreApi';

/** A URL as STEADFAST_STORE has it. */
export function postgresUrl(credential: ICredentialDataDecryptedObject): string {
	const url = new URL('postgres://localhost');
	url.hostname = String(credential.host);
	url.port = String(credential.port);
	url.pathname = `/${encodeURIComponent(String(credential.database))}`;
	url.username = String(credential.user);
	url.password = encodeURIComponent(String(credential.password ?? ''));
	url.searchParams.set('sslmode', String(credential.ssl ?? 'disable'));
	return url.href;
}

/** A URL as STEADFAST_REDIS has it. */
export function redisUrl(credential: ICredentialDataDecryptedObject): string {
	const url = new URL(`${credential.ssl === true ? 'rediss' : 'redis'}://localhost`);
	url.hostname = String(credential.host);
	url.port = String(credential.port);
	url.pathname = `/${Number(credential.database ?? 0)}`;
	url.username = encodeURIComponent(String(credential.user ?? ''));
	url.password = encodeURIComponent(String(credential.password ?? ''));
	return url.href;
}
