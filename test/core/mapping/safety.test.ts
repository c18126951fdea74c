import fc from 'fast-check';
import { compileMapping, MappingError, TARGET_TYPES, transforms } from '../../../core/mapping';
import type { CompiledMapping, Json, Mapping, MappingRow } from '../../../core/mapping';

/** Few names, so that paths and records meet; among them all that could reach a prototype. */
const name = fc.constantFrom(
	'a',
	'b',
	'toString',
	'length',
	'__proto__',
	'constructor',
	'prototype',
);

const leaf = fc.oneof(
	fc.constantFrom<unknown>(null, '', 'abc', '19.99', '2026-01-31', 'yes', NaN, Infinity, -0, 1e300),
	fc.string(),
	fc.double(),
	fc.boolean(),
);
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
	json: fc.oneof(
		{ maxDepth: 4 },
		leaf,
		fc.array(tie('json'), { maxLength: 3 }),
		// JSON.parse makes own properties named __proto__, as a hostile sender would.
		fc
			.array(fc.tuple(name, tie('json')), { maxLength: 4 })
			.map((entries) => Object.fromEntries(entries)),
	),
}));

/** What no JSON holds, but another node's code might. */
const hostile: Record<string, () => unknown> = {
	symbol: () => ({ a: Symbol('x'), b: [Symbol('y')] }),
	bigint: () => ({ a: 12n, b: [12n] }),
	function: () => ({ a: () => 1 }),
	date: () => ({ a: new Date(NaN), b: [new Date(8.64e15)] }),
	'no prototype': () => ({ a: Object.create(null) as unknown, b: [Object.create(null)] }),
	cycle: () => {
		const cycle: Record<string, unknown> = {};
		cycle.a = [cycle];
		cycle.b = cycle;
		return cycle;
	},
	getters: () => ({
		get a(): never {
			throw new Error('a getter that throws');
		},
		get b(): never {
			throw Object.create(null);
		},
	}),
	'revoked proxies': () => {
		const { proxy, revoke } = Proxy.revocable<unknown[]>([], {});
		revoke();
		return { a: proxy, b: [proxy] };
	},
};

const path = fc
	.array(
		fc.oneof(
			{ weight: 4, arbitrary: name.map((text) => `.${text}`) },
			{
				weight: 2,
				arbitrary: fc.constantFrom('[0]', '[-1]', '[*]', '[?a=abc]', '[?b.a=19.99]', '[?a=1][0]'),
			},
		),
		{ minLength: 1, maxLength: 4 },
	)
	.map((parts) => parts.join('').replace(/^\./, ''));
const source = fc
	.tuple(fc.constantFrom('', '', '', '^.', '^.^.', '@.'), path)
	.map(([origin, rest]) => origin + rest);

const argument = fc.oneof(
	fc.constantFrom<Json>('{{value}}', ',', 'iso', 'day', 2, 0, ['a', 'b'], { abc: 1 }),
	fc.jsonValue() as fc.Arbitrary<Json>,
);
/** A transform with arguments of the right names, and often of the right kinds. */
const step = fc
	.constantFrom(...transforms.values())
	.chain(({ name: transform, args }) =>
		fc
			.record(
				Object.fromEntries(
					Object.entries(args).map(([arg, { options }]) => [
						arg,
						options ? fc.constantFrom<Json>(...options) : argument,
					]),
				),
				{ requiredKeys: [] },
			)
			.map((given) => ({ name: transform, args: given as Record<string, Json> })),
	);
const row: fc.Arbitrary<MappingRow> = fc.record(
	{
		source,
		target: path,
		transforms: fc.array(step, { maxLength: 3 }),
		type: fc.constantFrom(...TARGET_TYPES),
		required: fc.boolean(),
		default: fc.constantFrom<Json>(null, '0', 'abc', [], {}),
	},
	{ requiredKeys: ['source', 'target'] },
);

const mapping: fc.Arbitrary<Mapping> = fc.record(
	{
		each: fc.constantFrom('a[*]', 'b[*]', 'a[*].b[*]', '[*]', 'a[?b=abc]', 'b[?a=1][0].a[*]'),
		rows: fc.array(row, { maxLength: 6 }),
	},
	{ requiredKeys: ['rows'] },
);

/** Rows one by one, each kept if the mapping still compiles with it. */
function compilable({ rows, ...rest }: Mapping): CompiledMapping {
	const kept: Mapping = { ...rest, rows: [] };
	for (const candidate of rows) {
		try {
			compileMapping({ ...kept, rows: [...kept.rows, candidate] });
			kept.rows.push(candidate);
		} catch (error) {
			expect(error).toBeInstanceOf(MappingError);
			expect((error as MappingError).message).toMatch(/^Row \d+: /);
		}
	}
	return compileMapping(kept);
}

const prototypes: object[] = [Object, Array, String, Number, Function, Map].map(
	({ prototype }) => prototype as object,
);
const snapshot = (): unknown[] =>
	prototypes.flatMap((prototype) =>
		Reflect.ownKeys(prototype).map((key) => {
			const { value, get, set } = Reflect.getOwnPropertyDescriptor(prototype, key) ?? {};
			return [key, value as unknown, get, set];
		}),
	);

describe('a compiled mapping', () => {
	let before: ReturnType<typeof snapshot>;
	beforeAll(() => {
		before = snapshot();
	});
	afterAll(() => {
		expect(snapshot()).toEqual(before);
	});

	it('maps or refuses any JSON, and the same again', () => {
		fc.assert(
			fc.property(mapping, json, fc.nat(), (candidates, input, now) => {
				const map = compilable(candidates);
				const result = map(input, { now });
				expect(map(input, { now })).toEqual(result);
				if (result.ok) {
					for (const value of result.values) {
						expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
					}
				} else {
					expect(result.failures.length).toBeGreaterThan(0);
					for (const { row: at, rule, message } of result.failures) {
						expect(message).toMatch(rule === 'each' ? /^each [^:]+: / : `Row ${at}: `);
					}
				}
			}),
			{ numRuns: 2000 },
		);
	});

	it.each(Object.keys(hostile))('does not throw on %s', (kind) => {
		const input = hostile[kind]?.();
		fc.assert(
			fc.property(mapping, fc.constantFrom(input, [input]), (candidates, record) => {
				const result = compilable(candidates)(record, { now: 0 });
				if (result.ok) return;
				for (const { rule, message } of result.failures) {
					expect(message).toMatch(rule === 'each' ? /^each [^:]+: / : /^Row \d+: /);
				}
			}),
			{ numRuns: 600 },
		);
	});

	it('maps or rejects every record', () => {
		fc.assert(
			fc.property(mapping, fc.array(json), (candidates, inputs) => {
				const map = compilable(candidates);
				const results = inputs.map((input) => map(input, { now: 0 }));
				const mapped = results.filter(({ ok }) => ok);
				const rejected = results.filter((result) => !result.ok && result.failures.length > 0);
				expect(mapped.length + rejected.length).toBe(inputs.length);
			}),
		);
	});

	it('leaves the record as it was', () => {
		fc.assert(
			fc.property(mapping, json, (candidates, input) => {
				const copy = structuredClone(input);
				compilable(candidates)(input, { now: 0 });
				expect(input).toEqual(copy);
			}),
		);
	});

	describe('comes through', () => {
		const nested = (depth: number, wrap: (inner: unknown) => unknown): unknown => {
			let value: unknown = 'abc';
			for (let level = 0; level < depth; level++) value = wrap(value);
			return value;
		};
		const huge: Record<string, unknown> = {
			'a text of 10 MB': ' 9'.repeat(5_000_000),
			'lists 10,000 deep': nested(10_000, (inner) => [inner]),
			'objects 10,000 deep': nested(10_000, (a) => ({ a })),
			'lists of objects 10,000 deep': nested(10_000, (inner) => [{ a: inner, b: [inner] }]),
			'100,000 keys': Object.fromEntries(
				Array.from({ length: 100_000 }, (_, key) => [`k${key}`, key]),
			),
			'100,000 entries': Array.from({ length: 100_000 }, (_, a) => ({ a, b: 'abc' })),
		};

		it.each(Object.keys(huge))('%s', (kind) => {
			const value = huge[kind];
			for (const input of [value, { a: value, b: [value] }, { a: [{ a: value }], b: value }]) {
				fc.assert(
					fc.property(mapping, (candidates) => {
						expect(typeof compilable(candidates)(input, { now: 0 }).ok).toBe('boolean');
					}),
					{ numRuns: 20 },
				);
			}
		});

		it.each(Object.keys(huge))('%s, by every transform and type', (kind) => {
			const input = { a: huge[kind], b: [huge[kind]] };
			fc.assert(
				fc.property(step, fc.constantFrom('a', 'b', 'b[*]'), (candidate, from) => {
					const map = compilable({
						rows: TARGET_TYPES.map((type) => ({
							source: from,
							target: type,
							transforms: [candidate],
							type,
						})),
					});
					expect(typeof map(input, { now: 0 }).ok).toBe('boolean');
				}),
				{ numRuns: 20 },
			);
		});
	});
});
