import type { IDataObject } from 'n8n-workflow';
import type { FormField } from '../../shared/http/body';

/** Deeper, nobody's form goes. */
const DEEPEST = 10;

/** An item as form fields: `a[b][0]=c`, as Stripe and PHP read them. Empty values are left out. */
export function nestedForm(item: IDataObject): FormField[] {
	return Object.entries(item).flatMap(([name, value]) => fieldsOf(name, value, 0));
}

function fieldsOf(name: string, value: unknown, depth: number): FormField[] {
	if (value === undefined || value === null) return [];
	if (typeof value !== 'object') return [{ name, value: String(value) }];
	if (depth >= DEEPEST) throw new Error(`The item is nested too deep for a form, at ${name}`);
	return Object.entries(value).flatMap(([part, inner]) =>
		fieldsOf(`${name}[${part}]`, inner, depth + 1),
	);
}
