import { createHash } from 'node:crypto';
import { toText } from '../coerce';
import { FieldError, MappingError } from '../errors';
import { list, text } from './args';
import { compileFieldGetter } from './field';
import { isAbsent, transform } from './transform';
import type { Scope } from './transform';

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** The namespaces of RFC 9562, section 6.6. */
const NAMESPACES = {
	DNS: '6ba7b810-9dad-11d1-80b4-00c04fd430c8',
	URL: '6ba7b811-9dad-11d1-80b4-00c04fd430c8',
	OID: '6ba7b812-9dad-11d1-80b4-00c04fd430c8',
	X500: '6ba7b814-9dad-11d1-80b4-00c04fd430c8',
};

/** UUID version 5 (RFC 9562, section 5.5): the same namespace and name always give the same one. */
export function uuidV5(namespace: string, name: string): string {
	const bytes = createHash('sha1')
		.update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
		.update(name, 'utf8')
		.digest()
		.subarray(0, 16);
	bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
	bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
	return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

export const uuidTransforms = [
	transform({
		name: 'uuid',
		description: 'Makes a UUID (version 5) of a value or of fields: the same from the same, always',
		args: {
			fields: list('Paths of the fields in the record; without any, the value alone', {
				default: [],
			}),
			namespace: text('A UUID of your own that keeps your IDs apart, or DNS, URL, OID, X500', {
				default: 'URL',
			}),
		},
		examples: [
			{
				args: { namespace: 'DNS' },
				from: 'www.example.com',
				to: '2ed6657d-e927-568b-95e1-2665a8aea6a2',
			},
			{
				args: { fields: ['shop', 'order.id'] },
				record: { shop: 'a', order: { id: 7 } },
				to: '2487c555-457f-5df0-8f00-6b5431a34fb9',
			},
		],
		takesAbsent: true,
		apply: ({ fields, namespace }) => {
			const space = namespaceOf(namespace);
			if (fields.length === 0) {
				return (value) => (isAbsent(value) ? value : uuidV5(space, toText(value)));
			}
			const readers = fields.map(compileReader);
			// As JSON, so that "ab" and "c" are not "a" and "bc".
			return (_value, scope) => uuidV5(space, JSON.stringify(readers.map((read) => read(scope))));
		},
	}),
];

/** A closure that reads a field as text; without it the UUID would be that of other records too. */
function compileReader(path: string): (scope: Scope) => string {
	const get = compileFieldGetter(path);
	return (scope) => {
		const value = get(scope);
		if (isAbsent(value)) throw new FieldError(`there is no ${path} to make the UUID of`);
		return toText(value);
	};
}

/** @throws MappingError */
function namespaceOf(namespace: string): string {
	const known = new Map(Object.entries(NAMESPACES)).get(namespace) ?? namespace;
	if (UUID.test(known)) return known;
	throw new MappingError(
		`'namespace' has to be a UUID or one of: ${Object.keys(NAMESPACES).join(', ')}`,
	);
}
