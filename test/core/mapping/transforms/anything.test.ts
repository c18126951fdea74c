import fc from 'fast-check';
import { transforms } from '../../../../core/mapping';
import type { Json } from '../../../../core/mapping';
import { FieldError, MappingError } from '../../../../core/mapping/errors';
import { readArgs } from '../../../../core/mapping/transforms/args';
import type { Scope, Step, Transform } from '../../../../core/mapping/transforms/transform';
import { anyJson } from './support';

const odd = fc.constantFrom<unknown>(
	NaN,
	-0,
	Infinity,
	1e300,
	12n,
	Symbol('x'),
	new Date(0),
	new Date(NaN),
	'\ud800',
	'١٢٣',
	'1e400',
	'9999-12-31T23:59:59.999Z',
	'a'.repeat(100_000),
	' '.repeat(100_000) + '!',
	JSON.parse('{"__proto__": {"polluted": true}, "constructor": 1}'),
	JSON.parse('[{"name": "__proto__", "value": {"polluted": true}}]'),
	[[['a']], [1, '2'], { name: 'prototype', value: 1 }],
);
const anything = fc.oneof(
	odd,
	anyJson,
	fc.string({ unit: 'binary' }),
	fc.array(fc.oneof(fc.string(), fc.double(), anyJson)),
	fc.dictionary(fc.string(), anyJson),
	fc.date().map((date) => (Number.isNaN(date.getTime()) ? '' : date.toISOString())),
);

const argument: fc.Arbitrary<Json> = fc.oneof(
	fc.constantFrom<Json>('{{value}}{{a}}', ',', 'a', '(a+)+$', 'de', 'EUR', 'P1D', 'yyyy-MM-dd'),
	fc.constantFrom<Json>(0, 1, -1, 3, 1e9, ['a', 'b'], { a: 'b', c: 'd' }, 'trim', 'Europe/Berlin'),
	anyJson,
);

/** Arguments with the right names, and often of the right kinds. */
const argumentsOf = ({ args }: Transform): fc.Arbitrary<Record<string, Json>> =>
	fc.record(
		Object.fromEntries(
			Object.entries(args).map(([name, { options }]) => [
				name,
				options ? fc.constantFrom<Json>(...options) : argument,
			]),
		),
		{ requiredKeys: [] },
	) as fc.Arbitrary<Record<string, Json>>;

function compile({ apply, args: spec }: Transform, args: Record<string, Json>): Step | undefined {
	try {
		return apply(readArgs(spec, args), ({ name, args: inner = {} }) => {
			const transform = transforms.get(name);
			const step = transform && compile(transform, inner);
			if (step) return step;
			throw new MappingError('the inner transform does not compile');
		});
	} catch (error) {
		if (error instanceof MappingError || error instanceof FieldError) return undefined;
		throw error;
	}
}

describe.each([...transforms.values()])('$name', (transform) => {
	it('makes or refuses anything, and never touches a prototype', () => {
		const [{ args: example = {} }] = transform.examples;
		const args = fc.oneof(
			fc.constant(example),
			argumentsOf(transform),
			argumentsOf(transform).map((some) => ({ ...example, ...some })),
		);
		fc.assert(
			fc.property(args, anything, anything, (given, value, record) => {
				const step = compile(transform, given);
				if (!step) return;
				const scope: Scope = { record, now: 0, lookup: () => record };
				try {
					step(value, scope);
				} catch (error) {
					expect(error).toBeInstanceOf(FieldError);
				}
				expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
			}),
			{ numRuns: 150 },
		);
	});
});
