import { fill, type CredentialFields } from '../../../core/auth';
import type { Preset } from '../../../providers/Preset';
import type { Pair } from '../request/parameters';
import { requireFilled } from '../request/placeholder';

/** What a preset adds to every call: address, headers and query, filled in from the credential. */
export interface PresetAddress {
	/** Of a path that a person wrote: it stays with the API. @throws an Error that names the field */
	url(path: string): string;
	/** Of a path of the preset's, which may be a whole URL. @throws an Error that names the field */
	ownUrl(path: string): string;
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
	const open: readonly string[] = api.fields
		.filter(({ secret }) => !secret)
		.map(({ name }) => name);

	/** With the fields of the credential that are no secret, such as an account's ID. */
	function filled(path: string): string {
		const text = path.replace(/\{(\w+)\}/g, (placeholder, name: string) =>
			open.includes(name) ? fill(placeholder, fields) : placeholder,
		);
		requireFilled('Path', text);
		return text;
	}

	function url(path: string): string {
		if (path !== '' && !/^[/?]/.test(path)) {
			throw new Error(`Path “${path}” must begin with a slash, as in /orders`);
		}
		const whole = new URL(base + filled(path));
		// A path such as //elsewhere would take the credential to another host.
		if (whole.origin !== origin) throw new Error(`Path “${path}” leads away from ${origin}`);
		return whole.href;
	}

	return {
		url,
		ownUrl: (path) => (path.startsWith('https:') ? filled(path) : url(path)),
		headers: pairs(headers),
		query: pairs(query),
	};
}
