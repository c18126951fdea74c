import { fill, type CredentialFields } from '../../../core/auth';
import type { Preset } from '../../../providers/Preset';
import type { Pair } from '../request/parameters';

/** What a preset adds to every call: address, headers and query, filled in from the credential. */
export interface PresetAddress {
	url(path: string): string;
	headers: readonly Pair[];
	query: readonly Pair[];
}

/** @throws an Error that names the field of the credential that is not filled in. */
export function presetAddress(
	{ api, headers = {}, query = {} }: Preset,
	fields: CredentialFields,
): PresetAddress {
	const base = fill(api.baseUrl, fields);
	if (!URL.canParse(base)) throw new Error(`The credential makes no address: ${base}`);
	const { origin } = new URL(base);
	const pairs = (values: Readonly<Record<string, string>>) =>
		Object.entries(values).map(([name, value]) => ({ name, value: fill(value, fields) }));
	return {
		url(path) {
			if (path !== '' && !/^[/?]/.test(path)) {
				throw new Error(`Path “${path}” must begin with a slash, as in /orders`);
			}
			const url = new URL(base + path);
			// A path such as //elsewhere would take the credential to another host.
			if (url.origin !== origin) throw new Error(`Path “${path}” leads away from ${origin}`);
			return url.href;
		},
		headers: pairs(headers),
		query: pairs(query),
	};
}
