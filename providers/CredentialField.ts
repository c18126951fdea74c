/** Something that a person fills in, in a provider's credential. */
export interface CredentialField {
	name: string;
	label: string;
	help: string;
	/** Shown as dots, and masked wherever it might be echoed. */
	secret?: true;
	default?: string;
	placeholder?: string;
	/** A choice; the first is the default. */
	options?: ReadonlyArray<{ value: string; label: string }>;
}
