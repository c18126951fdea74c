import type { ErrorObject } from 'ajv/dist/2020';
import { describe } from './describe';
import { formatPath } from './segment';
import { MASK } from './sensitive';

const TYPES: Readonly<Record<string, string>> = {
	string: 'a text',
	number: 'a number',
	integer: 'a whole number',
	boolean: 'true or false',
	array: 'a list',
	object: 'an object',
	null: 'null',
};

const FORMATS: Readonly<Record<string, string>> = {
	date: 'a date such as 2026-01-31',
	'date-time': 'a date and time such as 2026-01-31T09:30:00Z',
	email: 'an e-mail address',
	uri: 'a URL',
	uuid: 'a UUID',
};

/** Where in the value the fault is, as a mapping writes paths. */
export function pathOf({ instancePath, params, keyword }: ErrorObject, root: unknown): string {
	const named = keyword === 'required' ? params.missingProperty : params.additionalProperty;
	const pointer = instancePath.split('/').slice(1);
	let at = root;
	const path = pointer.map((token) => {
		const name = token.replaceAll('~1', '/').replaceAll('~0', '~');
		const segment = Array.isArray(at) ? Number(name) : name;
		at = (at as Record<string | number, unknown>)[segment];
		return segment;
	});
	return formatPath(typeof named === 'string' ? [...path, named] : path);
}

/** What is wrong there, in words; a secret value is masked. */
export function explainFault(fault: ErrorObject, secret: boolean): string {
	const { keyword, params, data, message = '' } = fault;
	const value = secret ? MASK : describe(data);
	const known = (names: Readonly<Record<string, string>>, name: string) => names[name] ?? name;
	switch (keyword) {
		case 'required':
			return 'there is no value, and one is required';
		case 'additionalProperties':
		case 'unevaluatedProperties':
			return 'the schema knows no such field';
		case 'type':
			return `${value} is not ${[params.type as string | string[]]
				.flat()
				.map((type) => known(TYPES, type))
				.join(' or ')}`;
		case 'format':
			return `${value} is not ${known(FORMATS, String(params.format))}`;
		case 'enum':
			return `${value} is not one of: ${(params.allowedValues as unknown[]).join(', ')}`;
		case 'const':
			return `${value} is not ${JSON.stringify(params.allowedValue)}`;
		case 'pattern':
			return `${value} does not match the pattern ${String(params.pattern)}`;
		default:
			return `${value} ${message.replace(/^must NOT/, 'must not').replace(/^must be/, 'has to be')}`;
	}
}
