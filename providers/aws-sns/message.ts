import { jsonBody, type SignedRequest } from '../../core/signature';

/** The text fields of an SNS message; none when the body is something else. */
export function messageOf(request: SignedRequest): Readonly<Record<string, string>> {
	const body = jsonBody(request);
	if (typeof body !== 'object' || body === null) return {};
	return Object.fromEntries(
		Object.entries(body).filter((field): field is [string, string] => typeof field[1] === 'string'),
	);
}
