const PLACEHOLDER = /\{\w+\}/;

/**
 * A path copied from an API's documentation, without a value for its `{id}`, would be sent as it is.
 * @throws an Error that names the field
 */
export function requireFilled(field: string, address: string): void {
	const [path = ''] = address.split(/[?#]/, 1);
	const [found] = PLACEHOLDER.exec(path) ?? [];
	if (found === undefined) return;
	throw new Error(
		`${field} “${address}” holds ${found}, which nothing fills in: put an expression in its place, such as {{ $json.id }}`,
	);
}
