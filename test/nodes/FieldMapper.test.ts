import get from 'lodash/get';
import { NodeHelpers, NodeOperationError } from 'n8n-workflow';
import type {
	IDataObject,
	IExecuteFunctions,
	ILoadOptionsFunctions,
	INode,
	INodeExecutionData,
	INodeParameters,
	NodeExecutionHint,
} from 'n8n-workflow';
import { FieldMapper } from '../../nodes/FieldMapper/FieldMapper.node';
import { createMemoryStore } from '../../store/memory/memoryStore';

const { description } = new FieldMapper();

const store = createMemoryStore(() => Date.UTC(2026, 10, 20));
const mockOpen = jest.fn(async () => store);
jest.mock('../../nodes/shared/instanceStore', () => ({ instanceStore: () => mockOpen() }));

/** Runs the node on items, with its parameters completed by its defaults as n8n does. */
async function run(
	parameters: INodeParameters,
	items: INodeExecutionData[],
	{ lookup = [] as INodeExecutionData[], nodeId = '1' } = {},
) {
	const node: INode = {
		id: nodeId,
		name: 'Field Mapper',
		type: 'n8n-nodes-steadfast.fieldMapper',
		typeVersion: 1,
		position: [0, 0],
		parameters,
	};
	node.parameters =
		NodeHelpers.getNodeParameters(
			description.properties,
			parameters,
			true,
			false,
			node,
			description,
		) ?? {};
	const hints: NodeExecutionHint[] = [];
	const context: Partial<IExecuteFunctions> = {
		getInputData: (index = 0) => (index === 0 ? items : lookup),
		logger: { warn: () => undefined } as unknown as IExecuteFunctions['logger'],
		getWorkflow: () => ({ id: 'workflow', active: true }),
		getNode: () => node,
		getNodeParameter: ((name: string) =>
			node.parameters[name]) as IExecuteFunctions['getNodeParameter'],
		addExecutionHints: (...added) => hints.push(...added),
	};
	const outputs = await new FieldMapper().execute.call(context as IExecuteFunctions);
	const [mapped = [], rejected = [], drift = []] = outputs;
	return { mapped, rejected, drift, outputs, hints };
}

const json = (...rows: IDataObject[]): INodeParameters => ({
	mode: 'json',
	mapping: JSON.stringify({ rows }),
});
const total = json({ source: 'total_price', target: 'total', type: 'number' });
const good = { json: { total_price: '19.99' } };
const bad = { json: { id: 7, total_price: 'abc' } };
const delivery = { id: 'd1', correlationId: 'c1', attempt: 2, headers: { 'x-a': '1' } };

describe('Field Mapper', () => {
	it('maps each record and keeps its pair', async () => {
		const { mapped, rejected, hints } = await run(total, [good, { json: { total_price: '5' } }]);
		expect(mapped).toEqual([
			{ json: { total: 19.99 }, pairedItem: { item: 0 } },
			{ json: { total: 5 }, pairedItem: { item: 1 } },
		]);
		expect(rejected).toEqual([]);
		expect(hints).toEqual([]);
	});

	it('rejects a bad record with its reasons, and maps the others', async () => {
		const { mapped, rejected, hints } = await run(total, [bad, good]);
		const message = "Row 1: total_price → total: 'abc' is not a number";
		expect(mapped).toEqual([{ json: { total: 19.99 }, pairedItem: { item: 1 } }]);
		expect(rejected).toEqual([
			{
				json: {
					id: 7,
					total_price: 'abc',
					failure: {
						reason: message,
						node: 'Field Mapper',
						retryable: false,
						fields: [
							{
								row: 1,
								source: 'total_price',
								target: 'total',
								value: 'abc',
								rule: 'type number',
								message,
							},
						],
					},
				},
				pairedItem: { item: 0 },
			},
		]);
		expect(hints).toEqual([
			expect.objectContaining({ message: `1 of 2 records were rejected; the first: ${message}` }),
		]);
	});

	it('counts further reasons and lists them all', async () => {
		const rows = ['a', 'b', 'c'].map((target) => ({ source: 'x', target, required: true }));
		const { rejected } = await run(json(...rows), [good]);
		expect(rejected[0]?.json.failure).toMatchObject({
			reason: 'Row 1: x → a: there is no value, and one is required (and 2 more)',
			fields: [{ row: 1 }, { row: 2 }, { row: 3 }],
		});
	});

	it('carries the delivery unchanged, unless told otherwise', async () => {
		const item = { json: { ...good.json, delivery } };
		const carried = await run(total, [item]);
		expect(carried.mapped[0]?.json).toEqual({ total: 19.99, delivery });
		const dropped = await run({ ...total, options: { carryDelivery: false } }, [item]);
		expect(dropped.mapped[0]?.json).toEqual({ total: 19.99 });
	});

	it('leaves a delivery that the mapping writes itself', async () => {
		const mapping = json({ source: 'delivery.id', target: 'delivery.id' });
		const { mapped } = await run(mapping, [{ json: { delivery } }]);
		expect(mapped[0]?.json).toEqual({ delivery: { id: 'd1' } });
	});

	it('keeps files with their records', async () => {
		const binary = { data: { data: 'aGk=', mimeType: 'text/plain' } };
		const { mapped, rejected } = await run(total, [
			{ ...good, binary },
			{ ...bad, binary },
		]);
		expect(mapped[0]?.binary).toBe(binary);
		expect(rejected[0]?.binary).toBe(binary);
	});

	it('stops at the first bad record when told to', async () => {
		const parameters = { ...total, options: { onBadRecord: 'stop' } };
		const stopped = run(parameters, [good, bad, bad]);
		await expect(stopped).rejects.toBeInstanceOf(NodeOperationError);
		await expect(stopped).rejects.toMatchObject({
			message: "Row 1: total_price → total: 'abc' is not a number",
			context: { itemIndex: 1 },
		});
	});

	it.each<[string, INodeParameters, RegExp]>([
		['no rows', {}, /^rows has to have at least one row$/],
		['JSON that is none', { mode: 'json', mapping: '{' }, /^the mapping is not JSON/],
		['a row of the wrong shape', json({ source: 'a' }), /^Row 1: target has to be a text$/],
		[
			'a path that is none',
			json({ source: 'a', target: 'b' }, { source: 'a', target: 'c..d' }),
			/^Row 2: target 'c\.\.d' is not a path/,
		],
		[
			'an expression for a source',
			{ rows: { row: [{ source: '={{ $json.a }}', target: 'b' }] } },
			/^Row 1: source '={{ \$json\.a }}' is an expression/,
		],
	])('names what is wrong with %s', async (_what, parameters, message) => {
		const failed = run(parameters, [good]);
		await expect(failed).rejects.toBeInstanceOf(NodeOperationError);
		await expect(failed).rejects.toThrow(message);
	});

	it('has nothing to say about no records', async () => {
		const { outputs, hints } = await run(total, []);
		expect(outputs).toEqual([[], []]);
		expect(hints).toEqual([]);
	});
});

describe('a record that gives many results', () => {
	const each = {
		mode: 'json',
		mapping: JSON.stringify({
			each: 'lines[*]',
			group: { by: ['at'], into: 'lines' },
			rows: [
				{ source: 'at', target: 'at' },
				{ source: '^.id', target: 'order' },
			],
		}),
	};
	const orders = [
		{ json: { id: 1, delivery, lines: [{ at: 'N' }, { at: 'S' }] } },
		{ json: { id: 2, lines: [{ at: 'N' }] } },
	];

	it('is grouped over all records, and each result names the records it is made of', async () => {
		const { mapped } = await run({ ...each, options: { carryDelivery: false } }, orders);
		expect(mapped).toEqual([
			{
				json: { at: 'N', lines: [{ order: 1 }, { order: 2 }] },
				pairedItem: [{ item: 0 }, { item: 1 }],
			},
			{ json: { at: 'S', lines: [{ order: 1 }] }, pairedItem: { item: 0 } },
		]);
	});

	it('carries a delivery only where the result comes from that one record', async () => {
		const { mapped } = await run(each, orders);
		expect(mapped.map(({ json: { delivery: carried } }) => carried)).toEqual([
			undefined,
			{ ...delivery, part: 1 },
		]);
	});

	it('numbers the results that carry the same delivery, so that each can be sent once', async () => {
		const { group: _, ...flat } = JSON.parse(each.mapping) as { group: unknown };
		const { mapped } = await run({ ...each, mapping: JSON.stringify(flat) }, orders);
		expect(mapped.map(({ json: { delivery: carried } }) => carried)).toEqual([
			{ ...delivery, part: 1 },
			{ ...delivery, part: 2 },
			undefined,
		]);
	});

	it('is told by a hint where it gives none', async () => {
		const { mapped, rejected, hints } = await run(each, [{ json: { id: 3, lines: [] } }]);
		expect([mapped, rejected]).toEqual([[], []]);
		expect(hints).toEqual([
			expect.objectContaining({
				message: '1 of 1 records gave no result: the list of each is empty',
			}),
		]);
	});
});

describe('the share of bad records', () => {
	const limited = (mostRejected: number) => ({
		...total,
		options: { onBadRecord: 'stopAbove', mostRejected },
	});

	it('may be as large as allowed', async () => {
		const { mapped, rejected } = await run(limited(50), [good, bad]);
		expect([mapped.length, rejected.length]).toEqual([1, 1]);
	});

	it('stops the node above that, with both counts', async () => {
		await expect(run(limited(49), [good, bad])).rejects.toMatchObject({
			message:
				"1 of 2 records were rejected, more than the 49 % allowed; the first: Row 1: total_price → total: 'abc' is not a number",
			context: { itemIndex: 1 },
		});
	});
});

describe('checks', () => {
	it('reject a record before it is mapped, without looking at the delivery', async () => {
		const recordSchema =
			'{"properties":{"total_price":{"type":"string"}},"additionalProperties":false}';
		const { mapped, rejected } = await run({ ...total, options: { recordSchema } }, [
			{ json: { ...good.json, delivery } },
			{ json: { total_price: 5 } },
		]);
		expect(mapped).toHaveLength(1);
		expect(rejected[0]?.json.failure).toMatchObject({
			reason: 'The record does not fit its schema: total_price: 5 is not a text',
			fields: [{ source: 'total_price', value: 5, rule: 'schema type' }],
		});
	});

	it.each([
		['a schema of one’s own', { resultSchema: '{"properties":{"total":{"maximum":5}}}' }, 'total'],
		['a preset', { checkResults: 'ledgerEntry' }, 'entry_id'],
	])('reject a result by %s', async (_what, options, target) => {
		const { rejected } = await run({ ...total, options }, [good]);
		expect(rejected[0]?.json).toMatchObject({
			...good.json,
			failure: { reason: expect.stringContaining(`does not fit its schema: ${target}: `) },
		});
	});

	it('mask what is secret', async () => {
		const rows = json({ source: 'apiKey', target: 'key', type: 'number' });
		const { rejected } = await run(rows, [{ json: { apiKey: 'sk_live_1' } }]);
		expect(JSON.stringify(rejected[0]?.json.failure)).not.toContain('sk_live_1');
	});

	it('say what is wrong with a schema', async () => {
		await expect(run({ ...total, options: { recordSchema: '{' } }, [good])).rejects.toThrow(
			/^the JSON Schema cannot be used: /,
		);
	});
});

describe('the input Lookup', () => {
	const { inputs } = description;
	const parameters = {
		...json({
			source: 'sku',
			target: 'name',
			transforms: [{ name: 'lookup', args: { path: 'product.name' } }],
			required: true,
		}),
		options: { lookupBy: 'code' },
	};
	const lookup = [{ json: { code: 'A', product: { name: 'Mug' } } }];

	it('is there when it is asked for', () => {
		expect(inputs).toContain('lookupBy');
	});

	it('gives the transform its items', async () => {
		const items = [{ json: { sku: 'A' } }, { json: { sku: 'B' } }];
		const { mapped, rejected } = await run(parameters, items, { lookup });
		expect(mapped).toEqual([{ json: { name: 'Mug' }, pairedItem: { item: 0 } }]);
		expect(rejected).toHaveLength(1);
	});
});

describe('drift', () => {
	const parameters = { ...total, options: { reportDrift: true } };

	it('has no output unless it is asked for', async () => {
		expect((await run(total, [good])).outputs).toHaveLength(2);
	});

	it('is reported against the runs before of the same node', async () => {
		const changed = [{ json: { total_price: 5, phone: '1', delivery } }];
		const first = await run(parameters, [good], { nodeId: 'a' });
		expect(first.outputs).toHaveLength(3);
		expect([first.drift, first.hints]).toEqual([[], []]);
		expect((await run(parameters, changed, { nodeId: 'b' })).drift).toEqual([]);

		const { drift, hints } = await run(parameters, changed, { nodeId: 'a' });
		expect(drift.map((item) => item.json)).toEqual([
			{
				kind: 'retyped',
				path: 'total_price',
				types: ['number'],
				before: ['string'],
				since: '2026-11-20T00:00:00.000Z',
				count: 1,
				message: 'total_price is now number, once in this run; it had been string since 2026-11-20',
			},
			expect.objectContaining({ kind: 'new', path: 'phone' }),
		]);
		expect(hints).toEqual([
			expect.objectContaining({
				message: expect.stringMatching(
					/^The records have changed: total_price is now number.* \(and 1 more at Drift\)$/,
				),
			}),
		]);
	});

	it('costs no record when the store cannot be opened', async () => {
		mockOpen.mockRejectedValueOnce(new Error('no ledger'));
		const { mapped, drift, hints } = await run(parameters, [good], { nodeId: 'd' });
		expect([mapped.length, drift.length]).toEqual([1, 0]);
		expect(hints).toEqual([
			expect.objectContaining({ message: 'Drift was not checked in this run: no ledger' }),
		]);
	});

	it('reports what has vanished after as many records as it is told', async () => {
		const options = { reportDrift: true, vanishAfter: 2 };
		const vanishing = { ...json({ value: 1, target: 'a' }), options };
		const without = [{ json: { a: 1 } }];
		await run(vanishing, [{ json: { a: 1, b: 1 } }], { nodeId: 'c' });
		expect((await run(vanishing, without, { nodeId: 'c' })).drift).toEqual([]);
		expect((await run(vanishing, without, { nodeId: 'c' })).drift).toMatchObject([
			{ json: { kind: 'vanished', path: 'b', count: 2 } },
		]);
	});
});

describe('what the editor loads', () => {
	const { loadOptions } = new FieldMapper().methods;
	const load = (method: keyof typeof loadOptions, parameters: INodeParameters) =>
		loadOptions[method].call({
			getCurrentNodeParameters: () => parameters,
			getCurrentNodeParameter: (path: string) => get(parameters, path),
			getNode: () => ({ name: 'Field Mapper' }),
		} as ILoadOptionsFunctions);
	const sample = { email: 'a', lines: [{ sku: 'A' }], delivery };

	it('lists the fields of the record at the input', async () => {
		expect((await load('listFields', { sample })).map(({ value }) => value)).toEqual([
			'email',
			'lines',
			'lines[*]',
			'lines[*].sku',
		]);
		const structure = { each: 'lines[*]' };
		expect((await load('listFields', { sample, structure })).map(({ value }) => value)).toEqual([
			'@',
			'sku',
			'^.email',
			'^.lines',
		]);
	});

	it('suggests rows, which map when they are accepted', async () => {
		const suggested = await load('suggestRows', {
			sample,
			suggestFor: 'own',
			suggestTarget: '{"contact":{"mail":"x"},"lines":[{"sku":"x"}]}',
		});
		expect(suggested.map(({ name }) => name)).toEqual([
			'email → contact.mail',
			'lines[*].sku → lines[*].sku',
		]);
		const accepted = suggested.map(({ value }) => String(value));
		const { mapped } = await run({ accepted }, [{ json: sample }]);
		expect(mapped[0]?.json).toEqual({ contact: { mail: 'a' }, lines: [{ sku: 'A' }], delivery });
	});

	it('suggests a copy, and rows for a preset', async () => {
		const copy = await load('suggestRows', { sample, suggestFor: 'copy' });
		expect(copy.map(({ name }) => name)).toContain('email → email');
		const preset = await load('suggestRows', { sample, suggestFor: 'warehouseOrder' });
		expect(preset.map(({ name }) => name)).toContain('email → customer.email');
	});

	it('lists nothing while there is no record', async () => {
		expect(await load('listFields', { sample: null })).toEqual([]);
		expect(await load('suggestRows', { sample: null, suggestFor: 'copy' })).toEqual([]);
	});

	it('still knows the rows that were accepted', async () => {
		const accepted = ['{"source":"a","target":"b"}', '{"source":"email","target":"email"}'];
		const options = await load('suggestRows', { sample, suggestFor: 'copy', accepted });
		expect(options.map(({ name }) => name)).toEqual([
			'email → email',
			'lines[*].sku → lines[*].sku',
			'a → b',
		]);
	});

	it('says what is wrong with the target', async () => {
		await expect(
			load('suggestRows', { sample, suggestFor: 'own', suggestTarget: '{' }),
		).rejects.toThrow('The target is not JSON');
	});
});

describe('the form', () => {
	it('maps as its JSON would', async () => {
		const rows = {
			row: [
				{
					source: 'email',
					target: 'contact.email',
					transforms: { step: [{ name: 'trim' }, { name: 'lower' }] },
					required: true,
				},
				{ from: 'constant', value: '3', target: 'priority', type: 'integer' },
				{
					from: 'transforms',
					target: 'day',
					transforms: {
						step: [
							{ name: 'coalesce', paths: ['closed_at', 'created_at'] },
							{ name: 'convertDate', to: 'day' },
						],
					},
				},
				{
					source: 'status',
					target: 'status',
					transforms: { step: [{ name: 'mapValues', values: '{"paid":"PAID"}' }] },
				},
				{
					source: 'lines[*].price',
					target: 'lines[*].price',
					transforms: {
						step: [
							{ name: 'divide', by: 3 },
							{ name: 'template', template: '{{value}} EUR' },
						],
					},
				},
				{ source: 'note', target: 'note', default: 'none' },
			],
		};
		const record = {
			email: ' Jo@Example.COM',
			created_at: '2026-01-31T10:00:00Z',
			status: 'paid',
			lines: [{ price: 10 }, { price: '1' }],
		};
		const { mapped, rejected } = await run({ rows }, [{ json: record }]);
		expect(rejected).toEqual([]);
		expect(mapped[0]?.json).toEqual({
			contact: { email: 'jo@example.com' },
			priority: 3,
			day: '2026-01-31',
			status: 'PAID',
			lines: [{ price: '3.33 EUR' }, { price: '0.33 EUR' }],
			note: 'none',
		});
	});

	it('says of the structure what its JSON would', async () => {
		const parameters = {
			rows: {
				row: [
					{ from: 'listed', field: 'sku', target: 'sku' },
					{ source: '^.id', target: 'order' },
				],
			},
			structure: {
				each: 'lines[*]',
				groupBy: ['order'],
				groupInto: 'skus',
				version: '2',
				versionPath: 'v',
				migrations: '[{"from":"1","to":"2","rows":[{"source":"items","target":"lines"}]}]',
			},
		};
		const lines = [{ sku: 'A' }, { sku: 'B' }];
		const { mapped, rejected } = await run(parameters, [
			{ json: { v: '2', id: 1, lines } },
			{ json: { v: 1, id: 2, items: lines } },
			{ json: { v: 3, id: 3, lines } },
		]);
		expect(mapped.map((item) => item.json)).toEqual([
			{ order: 1, skus: lines },
			{ order: 2, skus: lines },
		]);
		expect(rejected[0]?.json.failure).toMatchObject({ fields: [{ rule: 'version', value: 3 }] });
	});

	it('takes the arguments of the chosen transform alone', async () => {
		const step = { name: 'round', decimals: 1, separator: ';', template: 'left over' };
		const rows = { row: [{ source: 'a', target: 'b', transforms: { step: [step] } }] };
		const { mapped } = await run({ rows }, [{ json: { a: 1.25 } }]);
		expect(mapped[0]?.json).toEqual({ b: 1.3 });
	});

	it('refuses a table that is no JSON, by row and argument', async () => {
		const step = { name: 'mapValues', values: 'paid=PAID' };
		const rows = { row: [{ source: 'a', target: 'b', transforms: { step: [step] } }] };
		await expect(run({ rows }, [good])).rejects.toThrow(
			"Row 1: transform mapValues: 'values' has to be an object",
		);
	});

	it('rejects what is not in a table when no fallback is written', async () => {
		const step = { name: 'mapValues', values: '{"paid":"PAID"}' };
		const row = { source: 'a', target: 'b', transforms: { step: [step] } };
		const { rejected } = await run({ rows: { row: [row] } }, [{ json: { a: 'odd' } }]);
		expect(rejected).toHaveLength(1);
	});
});
