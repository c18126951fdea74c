import type { CredentialFields } from './types';

/**
 * `Bearer {apiToken}` with each `{name}` replaced by that field.
 * @throws an Error that names the field that is not filled in.
 */
export function fill(template: string, fields: CredentialFields): string {
	return template.replace(/\{(\w+)\}/g, (_, name: string) => field(fields, name));
}

/** A field that has to be there. @throws an Error that names it when it is not filled in. */
export function field(fields: CredentialFields, name: string): string {
	const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
	if (value !== undefined && value.trim() !== '') return value;
	throw new Error(`The credential lacks “${name}”: open it, fill the field in and save it`);
}
