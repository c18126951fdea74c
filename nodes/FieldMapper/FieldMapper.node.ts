import {
	NodeConnectionTypes,
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INode,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { clock } from '../shared/systemTime';
import { properties } from './description';
import { readMapping } from './mapping';
import { reasonOf, rejectedJson, withDelivery } from './result';

interface Options {
	carryDelivery?: boolean;
	onBadRecord?: 'continue' | 'stop';
}

export class FieldMapper implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Field Mapper',
		name: 'fieldMapper',
		icon: { light: 'file:fieldMapper.svg', dark: 'file:fieldMapper.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle:
			'={{ $parameter["mode"] === "json" ? "JSON" : ($parameter["rows"]["row"] || []).length + " rows" }}',
		description: 'Maps the fields of records to another shape; a bad record goes to its own output',
		defaults: { name: 'Field Mapper' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Mapped', 'Rejected'],
		properties,
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const items = this.getInputData();
		const map = await readMapping(this);
		const options = this.getNodeParameter('options', 0, {}) as Options;
		const { carryDelivery = true, onBadRecord = 'continue' } = options;
		const context = { now: clock() };
		const mapped: INodeExecutionData[] = [];
		const rejected: INodeExecutionData[] = [];
		let firstReason = '';

		items.forEach(({ json, binary }, item) => {
			const result = map(json, context);
			const rest = { pairedItem: { item }, ...(binary && { binary }) };
			if (result.ok) {
				const value = result.value as IDataObject;
				mapped.push({ json: carryDelivery ? withDelivery(value, json) : value, ...rest });
				return;
			}
			const reason = reasonOf(result.failures);
			if (onBadRecord === 'stop') throw badRecord(this.getNode(), reason, item);
			firstReason ||= reason;
			rejected.push({ json: rejectedJson(json, result.failures), ...rest });
		});

		if (rejected.length > 0) {
			const message = `${rejected.length} of ${items.length} records were rejected; the first: ${firstReason}`;
			this.addExecutionHints({ message, type: 'warning', location: 'outputPane' });
		}
		return [mapped, rejected];
	}
}

const badRecord = (node: INode, reason: string, itemIndex: number): NodeOperationError =>
	new NodeOperationError(node, reason, {
		itemIndex,
		description:
			'Correct the record or the mapping, or let “On First Bad Record” continue: bad records then go to the Rejected output.',
	});
