/** What stands between the commas of a text that a person wrote; empty ones are left out. */
export function words(text: string): string[] {
	return text
		.split(',')
		.map((word) => word.trim())
		.filter((word) => word !== '');
}
