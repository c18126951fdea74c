import type { SignedRequest } from './types';

/**
 * One header's value. Absent, empty and repeated headers are all `undefined`: a request that says
 * two things about its signature says nothing.
 */
export function singleHeader(headers: SignedRequest['headers'], name: string): string | undefined {
	const value = headers[name];
	return typeof value === 'string' && value !== '' ? value : undefined;
}
