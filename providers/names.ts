/** `aws-sns` → `awsSns`. */
function camelCase(name: string): string {
	return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** Where a page has its heading, as GitHub makes it of the text. */
export const anchor = (heading: string): string =>
	heading
		.toLowerCase()
		.replace(/[^\w\s-]/g, '')
		.replace(/\s/g, '-');

/** What a provider is called in code and in n8n; all of it follows from the name of its folder. */
export function namesOf(name: string) {
	const variable = camelCase(name);
	const pascalCase = variable.charAt(0).toUpperCase() + variable.slice(1);
	return {
		/** What its `provider.ts` exports. */
		variable,
		/** What its `preset.ts` exports. */
		preset: `${variable}Preset`,
		node: `${variable}VerifiedTrigger`,
		nodeClass: `${pascalCase}VerifiedTrigger`,
		credential: `steadfast${pascalCase}Api`,
		credentialClass: `Steadfast${pascalCase}Api`,
	};
}
