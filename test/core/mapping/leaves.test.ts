import { isSchema, leavesOfRecords, leavesOfSchema } from '../../../core/mapping/leaves';
import { formatPath } from '../../../core/mapping/segment';

const told = (leaves: ReturnType<typeof leavesOfRecords>) =>
	leaves.map(({ path, type, required }) => [formatPath(path), type, required]);

describe('the plain fields of records', () => {
	it('have a path and a type, where one is seen', () => {
		const records = [
			{ id: 7, total: '1.5', paid: true, note: null, lines: [{ sku: 'A' }], to: { city: 'Ulm' } },
			{ id: 8, note: null, big: 0.5 },
		];
		expect(told(leavesOfRecords(records))).toEqual([
			['id', expect.stringMatching(/^(integer|number)$/), false],
			['total', 'text', false],
			['paid', 'boolean', false],
			['note', undefined, false],
			['lines[*].sku', 'text', false],
			['to.city', 'text', false],
			['big', 'number', false],
		]);
	});

	it('are none of what is no record', () => {
		expect(leavesOfRecords([])).toEqual([]);
		expect(leavesOfRecords(['text'])).toEqual([]);
	});
});

describe('the plain fields of a JSON Schema', () => {
	it('have their type, and whether they are required', () => {
		const schema = {
			properties: {
				id: { type: 'integer' },
				at: { type: 'string', format: 'date-time' },
				day: { type: 'string', format: 'date' },
				name: { type: ['null', 'string'] },
				any: {},
				lines: { type: 'array', items: { properties: { sku: { type: 'string' } } } },
				tags: { items: { type: 'string' } },
			},
			required: ['id', 'tags'],
		} as const;
		expect(told(leavesOfSchema(schema))).toEqual([
			['id', 'integer', true],
			['at', 'date', false],
			['day', 'text', false],
			['name', 'text', false],
			['any', undefined, false],
			['lines[*].sku', 'text', false],
			['tags[*]', 'text', true],
		]);
	});

	it.each([
		[{ properties: { a: {} } }, true],
		[{ properties: {} }, true],
		[{ properties: null }, false],
		[{ properties: 'a' }, false],
		[{ type: 'object' }, false],
		[null, false],
		['properties', false],
	])('is one: %j', (value, expected) => {
		expect(isSchema(value)).toBe(expected);
	});
});
