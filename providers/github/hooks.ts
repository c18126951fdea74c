import { field } from '../../core/auth/fill';
import { path } from '../../core/api/path';
import type { CredentialFields } from '../../core/auth/types';

/** @see https://docs.github.com/en/rest/about-the-rest-api/api-versions */
export const API_HEADERS = {
	accept: 'application/vnd.github+json',
	'x-github-api-version': '2022-11-28',
};

/** Where the webhooks of the repository or organization are found. */
export function hooksPath(fields: CredentialFields): string {
	const [owner = '', repository] = field(fields, 'owner').split('/');
	return repository ? path`/repos/${owner}/${repository}/hooks` : path`/orgs/${owner}/hooks`;
}
