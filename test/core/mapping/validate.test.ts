import { compileSchema } from '../../../core/mapping/validate';

async function faults(schema: object, value: unknown) {
	const validate = await compileSchema(JSON.stringify(schema));
	return validate(value, 'source');
}
const messages = async (schema: object, value: unknown) =>
	(await faults(schema, value)).map(({ message }) => message);

describe('compileSchema', () => {
	it('has nothing to say of what fits', async () => {
		const schema = { properties: { at: { format: 'date-time' } }, required: ['at'] };
		expect(await faults(schema, { at: '2026-01-31T09:30:00Z' })).toEqual([]);
	});

	it('names every fault with its path, value and rule', async () => {
		const schema = {
			type: 'object',
			required: ['id', 'email'],
			properties: {
				email: { format: 'email' },
				lines: { items: { properties: { sku: { type: 'string' } }, required: ['sku'] } },
				status: { enum: ['open', 'paid'] },
				'odd name': { type: ['integer', 'null'] },
			},
			additionalProperties: false,
		};
		const value = {
			email: 'jo',
			lines: [{ sku: 'A' }, {}, { sku: 7 }],
			status: 'x',
			'odd name': 'y',
			z: 1,
		};
		const found = await faults(schema, value);
		expect(found).toContainEqual({
			source: 'email',
			target: '',
			value: 'jo',
			rule: 'schema format',
			message: "The record does not fit its schema: email: 'jo' is not an e-mail address",
		});
		expect(found.map(({ message }) => message.split(': ').slice(1).join(': ')).sort()).toEqual([
			"email: 'jo' is not an e-mail address",
			'id: there is no value, and one is required',
			'lines[1].sku: there is no value, and one is required',
			'lines[2].sku: 7 is not a text',
			"odd name: 'y' is not a whole number or null",
			"status: 'x' is not one of: open, paid",
			'z: the schema knows no such field',
		]);
	});

	it('says of a result where in the result it is', async () => {
		const validate = await compileSchema('{"required":["total"]}');
		expect(validate({}, 'target')).toEqual([
			{
				source: '',
				target: 'total',
				rule: 'schema required',
				message:
					'The result does not fit its schema: total: there is no value, and one is required',
			},
		]);
	});

	it('masks what the path or the schema says is secret, in the sentence too', async () => {
		const schema = {
			properties: { password: { minLength: 99 }, note: { writeOnly: true, pattern: '^a$' } },
		};
		const found = await faults(schema, { password: 'hunter2', note: 'tell no one' });
		expect(found.map(({ value }) => value)).toEqual(['***', '***']);
		expect(JSON.stringify(found)).not.toMatch(/hunter2|tell no one/);
	});

	it('checks limits', async () => {
		const schema = { properties: { a: { minimum: 3 }, b: { minItems: 1 }, c: { const: 1 } } };
		expect(await messages(schema, { a: 1, b: [], c: 2 })).toEqual([
			'The record does not fit its schema: a: 1 has to be >= 3',
			'The record does not fit its schema: b: a list of 0 must not have fewer than 1 items',
			'The record does not fit its schema: c: 2 is not 1',
		]);
	});

	it('is not held up by a pattern that explodes', async () => {
		const schema = { properties: { a: { pattern: '^(a+)+$' } } };
		expect(await messages(schema, { a: `${'a'.repeat(50_000)}!` })).toEqual([
			expect.stringMatching(
				/^The record does not fit its schema: a: 'a+…' does not match the pattern/,
			),
		]);
	});

	it('survives a record that is nested deeper than the stack', async () => {
		const schema = { properties: { a: { $ref: '#' } } };
		let value: object = {};
		for (let depth = 0; depth < 100_000; depth++) value = { a: value };
		expect(await messages(schema, value)).toEqual([
			expect.stringMatching(/it could not be checked/),
		]);
	});

	it('lists the first of very many faults', async () => {
		const found = await faults({ items: { type: 'string' } }, Array(10_000).fill(1));
		expect(found).toHaveLength(100);
	});

	it.each([
		['{', /^the JSON Schema cannot be used: /],
		['{"type":"float"}', /^the JSON Schema cannot be used: /],
		['{"$ref":"https://example.com/schema"}', /^the JSON Schema cannot be used: can't resolve/],
		['{"pattern":"(?=a)"}', /^the JSON Schema cannot be used: error parsing regexp/],
	])('refuses %s', async (text, message) => {
		await expect(compileSchema(text)).rejects.toMatchObject({
			name: 'MappingError',
			message: expect.stringMatching(message),
		});
	});
});
