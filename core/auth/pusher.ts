import { createHash, createHmac } from 'node:crypto';
import type { HttpRequest } from '../http/types';
import { fill } from './fill';
import type { ApiAuth, CredentialFields } from './types';

type PusherAuth = Extract<ApiAuth, { type: 'pusher' }>;

/**
 * The request with a signature in its query.
 * @see https://pusher.com/docs/channels/library_auth_reference/rest-api/#authentication
 */
export function signForPusher(
	auth: PusherAuth,
	fields: CredentialFields,
	request: HttpRequest,
	now: number,
): HttpRequest {
	if (request.content) throw new Error('Pusher signs the body: it cannot be binary data');
	const url = new URL(request.url);
	url.searchParams.delete('auth_signature');
	url.searchParams.set('auth_key', fill(auth.key, fields));
	url.searchParams.set('auth_timestamp', String(Math.floor(now / 1000)));
	url.searchParams.set('auth_version', '1.0');
	if (request.body) {
		url.searchParams.set('body_md5', createHash('md5').update(request.body).digest('hex'));
	}
	url.searchParams.sort();
	const query = [...url.searchParams].map(([name, value]) => `${name.toLowerCase()}=${value}`);
	const signed = [request.method, url.pathname, query.join('&')].join('\n');
	const signature = createHmac('sha256', fill(auth.secret, fields)).update(signed).digest('hex');
	url.searchParams.set('auth_signature', signature);
	return { ...request, url: url.href };
}
