import type { CredentialFields } from '../auth/types';

/** A text in which `{name}` stands for a field of the credential. @throws an Error for an empty one. */
export function fill(template: string, fields: CredentialFields): string {
	return template.replace(/\{(\w+)\}/g, (_, name: string) => field(fields, name));
}

/** A field that has to be there. @throws an Error that names it when it is empty. */
export function field(fields: CredentialFields, name: string): string {
	const value = Object.hasOwn(fields, name) ? fields[name]?.trim() : undefined;
	if (!value) throw new Error(`The credential has no ${name}. Fill it in to use the API.`);
	return value;
}
