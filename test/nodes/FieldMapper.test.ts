import { NodeHelpers, NodeOperationError } from 'n8n-workflow';
import type {
	IDataObject,
	IExecuteFunctions,
	INode,
	INodeExecutionData,
	INodeParameters,
	NodeExecutionHint,
} from 'n8n-workflow';
import { FieldMapper } from '../../nodes/FieldMapper/FieldMapper.node';

const { description } = new FieldMapper();

/** Runs the node on items, with its parameters completed by its defaults as n8n does. */
async function run(parameters: INodeParameters, items: INodeExecutionData[]) {
	const node: INode = {
		id: '1',
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
		getInputData: () => items,
		getNode: () => node,
		getNodeParameter: ((name: string) =>
			node.parameters[name]) as IExecuteFunctions['getNodeParameter'],
		addExecutionHints: (...added) => hints.push(...added),
	};
	const outputs = await new FieldMapper().execute.call(context as IExecuteFunctions);
	const [mapped = [], rejected = []] = outputs;
	return { mapped, rejected, hints };
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
						retryable: false,
						fields: [
							{ row: 1, source: 'total_price', target: 'total', rule: 'type number', message },
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
		await expect(run(total, [])).resolves.toEqual({ mapped: [], rejected: [], hints: [] });
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
