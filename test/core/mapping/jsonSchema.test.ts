import Ajv from 'ajv/dist/2020';
import { mappingJsonSchema, transforms } from '../../../core/mapping';
import { examples } from '../../support/mappings';

const accepts = (mapping: object) =>
	new Ajv({ strict: true }).compile(mappingJsonSchema())(mapping);
const row = (given: object) => ({ rows: [{ source: 'a', target: 'b', ...given }] });
const step = (name: string, args?: object) =>
	row({ transforms: [{ name, ...(args && { args }) }] });

describe('mappingJsonSchema', () => {
	it.each(examples)('accepts the example %s', (_name, { mapping }) => {
		expect(accepts(mapping)).toBe(true);
	});

	it('accepts all that a mapping may have', () => {
		const mapping = {
			version: '2',
			versionPath: 'v',
			migrations: [{ from: '1', to: '2', rows: [{ value: null, target: 'a' }] }],
			each: 'lines[*]',
			group: { by: ['id'], into: 'lines' },
			rows: [{ source: '^.id', target: 'id', type: 'integer', required: true, default: 0 }],
		};
		expect(accepts(mapping)).toBe(true);
	});

	it.each<[string, object]>([
		['no rows', {}],
		['an empty list of rows', { rows: [] }],
		['a row without a target', { rows: [{ source: 'a' }] }],
		['a field that does not exist', row({ sorce: 'a' })],
		['a type that does not exist', row({ type: 'float' })],
		['a transform that does not exist', step('explode')],
		['a transform without an argument that it needs', step('mapValues')],
		['an argument that does not exist', step('trim', { side: 'left' })],
		['an argument of another kind', step('round', { decimals: '2' })],
		['an argument out of range', step('round', { decimals: -1 })],
		['a choice that does not exist', step('now', { to: 'yesterday' })],
		['a migration without rows', { ...row({}), migrations: [{ from: '1', to: '2' }] }],
		['a group without into', { ...row({}), group: { by: ['a'] } }],
	])('refuses %s', (_what, mapping) => {
		expect(accepts(mapping)).toBe(false);
	});

	it('accepts a transform without the arguments that it does not need', () => {
		expect(accepts(step('trim'))).toBe(true);
		expect(accepts(step('round'))).toBe(true);
		expect(accepts(step('round', { decimals: 2 }))).toBe(true);
		expect(accepts(step('mapValues', { values: { a: 'b' } }))).toBe(true);
	});

	it('tells an editor what a transform and its arguments do', () => {
		const { $schema, title, $defs } = mappingJsonSchema() as {
			$schema: string;
			title: string;
			$defs: { transform: { anyOf: unknown[] } };
		};
		expect($schema).toBe('https://json-schema.org/draft/2020-12/schema');
		expect(title).toBe('A mapping of the Field Mapper for n8n');
		const { description, args } = transforms.get('round')!;
		expect($defs.transform.anyOf).toContainEqual(
			expect.objectContaining({
				description,
				properties: {
					name: { const: 'round' },
					args: expect.objectContaining({
						properties: {
							decimals: expect.objectContaining({
								description: args.decimals!.description,
								minimum: args.decimals!.min,
								maximum: args.decimals!.max,
								default: args.decimals!.default,
							}),
							rounding: expect.objectContaining({ enum: args.rounding!.options }),
						},
					}),
				},
			}),
		);
	});

	it('describes every transform', () => {
		const { $defs } = mappingJsonSchema() as { $defs: { transform: { anyOf: unknown[] } } };
		expect($defs.transform.anyOf).toHaveLength(transforms.size);
	});
});
