import { transforms } from '../../../../core/mapping';
import { families } from '../../../../core/mapping/transforms';
import { run } from './support';

const all = [...transforms.values()];
const examples = all.flatMap(({ name, examples: of }) =>
	of.map((example) => ({ name, text: JSON.stringify(example), example })),
);

describe('the examples in the documentation', () => {
	it.each(examples)('$name $text', ({ name, example }) => {
		expect(run(name, example.from, example.args, example)).toEqual(example.to);
	});
});

describe('the registry', () => {
	it('has each name once', () => {
		const names = Object.values(families).flatMap((family) => family.map(({ name }) => name));
		expect(new Set(names).size).toBe(names.length);
	});

	// The form keeps what was typed when another transform is chosen.
	it('has one kind and one set of options for each name of an argument', () => {
		const kinds = new Map<string, unknown>();
		for (const [name, { kind, options }] of all.flatMap(({ args }) => Object.entries(args))) {
			expect([name, kind, options]).toEqual(kinds.get(name) ?? [name, kind, options]);
			kinds.set(name, [name, kind, options]);
		}
	});

	it.each(all)('describes $name and its arguments', ({ description, args }) => {
		expect(description).toMatch(/^[A-Z].{10,}[^.]$/);
		for (const arg of Object.values(args)) expect(arg.description).toMatch(/^[A-Z].{5,}[^.]$/);
	});

	it.each(all.filter(({ takesAbsent }) => !takesAbsent))(
		'$name passes an absent value on',
		({ name, examples: [{ args }] }) => {
			expect(run(name, null, args)).toBeNull();
			expect(run(name, undefined, args)).toBeUndefined();
		},
	);
});
