import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';
import { compileLookup, mapBatch, type Batch, type BatchPlan } from '../../core/mapping';
import { withoutEnvelope } from '../shared/envelope';
import { clock } from '../shared/systemTime';
import { watchDrift } from './drift';
import { readMapping } from './mapping';
import { readChecks, readOptions, type Options } from './options';
import { reasonOf, rejectedJson, withDelivery } from './result';
import { stopOn } from './stop';

/** Maps all items: those mapped, those rejected and, when it is asked for, what has drifted. */
export async function mapItems(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = context.getInputData();
	const options = readOptions(context);
	const plan = await readPlan(context, options);
	const lookup = options.lookupBy ? readLookup(context, options.lookupBy) : undefined;
	const batch = mapBatch(
		items.map(({ json }) => json),
		plan,
		{ now: clock(), ...(lookup && { lookup }) },
	);
	const node = context.getNode();
	stopOn(node, options, batch.refused, items.length);
	hint(context, batch, items.length);

	const outputs = [mappedItems(items, batch, options), rejectedItems(items, batch, node.name)];
	if (options.reportDrift) outputs.push(await watchDrift(context, items, options.vanishAfter));
	return outputs;
}

async function readPlan(context: IExecuteFunctions, options: Options): Promise<BatchPlan> {
	const node = context.getNode();
	try {
		const { record, result } = await readChecks(options);
		return {
			...readMapping(node.parameters),
			// A schema says what the record is, not what the pack carries along with it.
			...(record && {
				checkRecord: (value, side) => record(withoutEnvelope(value as IDataObject), side),
			}),
			...(result && { checkResult: result }),
		};
	} catch (error) {
		throw new NodeOperationError(node, error as Error, {
			description: 'No record was mapped. Correct this in the node’s mapping and run it again.',
		});
	}
}

function readLookup(context: IExecuteFunctions, by: string) {
	try {
		const records = context.getInputData(1) ?? [];
		return compileLookup(
			records.map(({ json }) => json),
			by,
		);
	} catch (error) {
		throw new NodeOperationError(context.getNode(), error as Error, {
			description: 'No record was mapped. Correct it under Options.',
		});
	}
}

function mappedItems(
	items: readonly INodeExecutionData[],
	{ results }: Batch,
	{ carryDelivery = true }: Options,
): INodeExecutionData[] {
	const nextPart = partCounter(results);
	return results.map(({ value, records }) => {
		const json = value as IDataObject;
		const [item = 0, ...others] = records;
		if (others.length > 0) return { json, pairedItem: records.map((record) => ({ item: record })) };
		const { json: record, binary } = items[item]!;
		return {
			json: carryDelivery ? withDelivery(json, record, nextPart(item)) : json,
			pairedItem: { item },
			...(binary && { binary }),
		};
	});
}

/** Counts the results of a record that has several; undefined for the others. */
function partCounter(results: Batch['results']): (record: number) => number | undefined {
	const seen = new Set<number>();
	const several = new Set<number>();
	for (const record of results.flatMap(({ records }) => records)) {
		(seen.has(record) ? several : seen).add(record);
	}
	const counted = new Map<number, number>();
	return (record) => {
		if (!several.has(record)) return undefined;
		const part = (counted.get(record) ?? 0) + 1;
		counted.set(record, part);
		return part;
	};
}

function rejectedItems(
	items: readonly INodeExecutionData[],
	{ refused }: Batch,
	node: string,
): INodeExecutionData[] {
	return refused.map(({ record, failures }) => {
		const { json, binary } = items[record]!;
		return {
			json: rejectedJson(json, failures, node),
			pairedItem: { item: record },
			...(binary && { binary }),
		};
	});
}

/** Nothing disappears without a word. */
function hint(context: IExecuteFunctions, { refused, empty }: Batch, all: number): void {
	const say = (message: string) =>
		context.addExecutionHints({ message, type: 'warning', location: 'outputPane' });
	const [first] = refused;
	if (first) {
		const reason = reasonOf(first.failures);
		say(`${refused.length} of ${all} records were rejected; the first: ${reason}`);
	}
	if (empty > 0) say(`${empty} of ${all} records gave no result: the list of each is empty`);
}
